"""Being timed: faster than the work that was done, or measuring others."""
