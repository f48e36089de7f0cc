"""The kernel's surface: calls that lead out of confinement, or have led there in some kernel."""
