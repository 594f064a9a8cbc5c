"""JustWatch: where films and shows can be streamed, rented and bought, with prices and addresses."""

from cineteca.providers.justwatch.client import JustWatch

__all__ = ["JustWatch"]
