"""How long calls take, in classes."""

BOUNDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds. Class 0 is up to the first, class 9 beyond the last."""
NEVER_LEFT = -1
"""The class of a call that the cache answered, or that we refused ourselves."""
