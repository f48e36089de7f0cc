"""Measurement as a library: pure numpy, usable without the rest of the product."""
