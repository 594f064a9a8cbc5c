"""The page on which staff give a work artwork of their own."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class ArtworkForm:
    """One kind of artwork: what stands there now, and what may be done. `own`: it was uploaded here."""

    kind: str
    name: str
    hint: str
    shape: str
    picture: SafeString
    source: str = ""
    own: bool = False
    locked: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class ArtworkPage:
    title: str
    back_url: str
    url: str
    remove_url: str
    forms: tuple[ArtworkForm, ...]
    largest: str
