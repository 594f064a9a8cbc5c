"""Figures of what the program does, measured on the machine at hand: ``make bench``."""
