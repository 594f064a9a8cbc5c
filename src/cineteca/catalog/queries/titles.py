"""What works are called, in the language of who reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from cineteca.catalog.domain import languages
from cineteca.catalog.domain.titles import SHOWN
from cineteca.catalog.models import Title
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one


@dataclass(frozen=True, slots=True)
class OtherTitle:
    """Another title of a work. `type` is one of `domain.titles.CODES`, or empty; a suppressed one is shown nowhere."""

    id: int
    title: str
    region: str
    language: str
    type: str
    source: str
    suppressed: bool


def titles_in(works: Iterable[int], *, language: str, region: str = "") -> dict[int, str]:
    """Work → its title in `language` (ISO 639-1), as `region` says it where there are several; in one query.

    Works that are not called anything in it are left out: their own title stands.
    """
    wanted = list(works)
    if not wanted:
        return {}
    spoken = languages.regions_of(language)
    regions = sorted(spoken, key=lambda code: code != region)
    asked = {"works": wanted, "language": language, "regions": regions, "types": list(SHOWN)}
    return dict(send_one(statement("titles_in"), asked))


def list_titles(work_id: int) -> list[OtherTitle]:
    """Every other title of a work, suppressed ones too: for those who may suppress them."""
    found = Title.objects.filter(work_id=work_id).order_by("region", "language", "type", "title")
    return [OtherTitle(*row) for row in found.values_list(*_COLUMNS)]


_COLUMNS = ("id", "title", "region", "language", "type", "source", "suppressed")
