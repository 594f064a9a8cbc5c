"""Whom or what somebody means."""

from dataclasses import dataclass

from cineteca.imdb.domain.ids import name_id, name_number, title_id, title_number

_LARGEST = 2**63 - 1
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Asked:
    """One of: our `number`, IMDb's id (`imdb`, as IMDb writes it), or the `slug` of an address."""

    number: int | None = None
    imdb: str = ""
    slug: str = ""

    def __str__(self) -> str:
        return str(self.number) if self.number is not None else self.imdb or f"/{self.slug}"


def read_asked(text: str) -> Asked | None:
    """``"12"``, ``"nm0000199"``, ``"tt0113277"`` or a slug; None for what names nobody."""
    if text.isascii() and text.isdigit():
        number = int(text) if len(text) < 20 else 0
        return Asked(number=number) if 0 < number <= _LARGEST else None
    if (number_of_name := name_number(text)) is not None:
        return Asked(imdb=name_id(number_of_name))
    if (number_of_title := title_number(text)) is not None:
        return Asked(imdb=title_id(number_of_title))
    return Asked(slug=text) if 0 < len(text) <= _LONGEST and "\0" not in text else None
