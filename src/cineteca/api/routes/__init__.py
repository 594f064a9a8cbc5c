"""Addresses for programs, by what they are about. A route parses, asks one query or operation, and gives a shape."""
