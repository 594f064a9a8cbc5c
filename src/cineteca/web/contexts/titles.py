"""Everything that a work is called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TitleRow:
    """`where` and `kind` are empty where its source says nothing of them; `suppress_url` where one may not."""

    id: int
    title: str
    where: str
    kind: str
    source: str
    suppressed: bool = False
    suppress_url: str = ""


@dataclass(frozen=True, slots=True)
class TitlesPage:
    """`suppressed` rows come to those only who may let them through again."""

    title: str
    back_url: str
    rows: tuple[TitleRow, ...]
