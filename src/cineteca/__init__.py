"""A self-hosted catalogue of films and shows that gathers what many sources know and never loses any of it."""

__version__ = "0.1.0"
