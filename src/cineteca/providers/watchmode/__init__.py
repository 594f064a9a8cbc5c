"""Watchmode: where films and shows can be streamed, rented and bought, with prices and addresses."""

from cineteca.providers.watchmode.client import Watchmode

__all__ = ["Watchmode"]
