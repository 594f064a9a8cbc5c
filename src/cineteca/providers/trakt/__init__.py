"""Trakt: what people there are watching, wait for and rate."""

from cineteca.providers.trakt.client import Trakt

__all__ = ["Trakt"]
