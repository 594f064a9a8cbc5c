"""A poster from a work: what it will look like, and the sheet itself."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.layouts.choice import BY_NAME as LAYOUT
from cineteca.catalog.domain.poster.layouts.choice import layout_for
from cineteca.catalog.domain.poster.layouts.setting import Job
from cineteca.catalog.domain.poster.motifs.choice import motif_for
from cineteca.catalog.domain.poster.palettes import BY_NAME as PALETTE
from cineteca.catalog.domain.poster.palettes import palette_for
from cineteca.catalog.domain.poster.sheet import Sheet
from cineteca.catalog.domain.poster.subject import Subject, clean
from cineteca.catalog.domain.poster.titles import LONGEST, title_of

# Raise it whenever any poster would come out differently: it is part of the address under which browsers keep them.
VERSION = 1

HEAVIEST = 12_000  # bytes


@dataclass(frozen=True, slots=True)
class Look:
    """What a poster is made of, by name."""

    layout: str
    motif: str
    palette: str


@dataclass(frozen=True, slots=True)
class Accent:
    """The poster's paper, the ink that reads on it (≥ 4.5 : 1) and its strongest colour, as "#rrggbb"."""

    ground: str
    ink: str
    strong: str


@lru_cache(maxsize=4096)
def look(subject: Subject) -> Look:
    """Layout, motif and palette of the work's poster."""
    dice = Dice(subject.seed)
    layout = layout_for(subject, title_of(subject.title), dice)
    return Look(layout.name, motif_for(subject, dice, layout.motifs.split()), palette_for(subject, dice).name)


def accent(subject: Subject) -> Accent:
    """Colours for what stands around the poster."""
    inks = PALETTE[look(subject).palette].inks
    return Accent(inks.ground, inks.ink, inks.strongest)


def key(subject: Subject) -> str:
    """Sixteen hex digits that change whenever the poster might: for addresses that may be kept for ever."""
    parts = (VERSION, subject.seed, subject.title, subject.year, subject.genres, subject.director, subject.kind)
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def draw(subject: Subject) -> str:
    """The poster as an SVG document: well-formed for any title, no script, nothing loaded from elsewhere."""
    sheet, label = composed(subject), _label(subject)
    document = sheet.document(label)
    if len(document.encode()) < HEAVIEST:
        return document
    return sheet.document(label, outlined=False)


def composed(subject: Subject) -> Sheet:
    """The printed sheet before it is written out."""
    chosen = look(subject)
    sheet = Sheet()
    LAYOUT[chosen.layout].print(sheet, _job(subject, PALETTE[chosen.palette].inks, chosen.motif))
    return sheet


def _job(subject: Subject, inks: Inks, motif: str) -> Job:
    year = str(subject.year) if subject.year else ""
    return Job(title_of(subject.title), _credit(subject.director or ""), year, inks, motif, Dice(subject.seed))


def _credit(director: str) -> str:
    """As many of the names as go on one line of small type; the first one in any case."""
    names = [name.strip() for name in clean(director).replace("'", "’").split(",")]
    while len(names) > 1 and len(", ".join(names)) > 36:
        names.pop()
    return ", ".join(names)[:44].strip()


def _label(subject: Subject) -> str:
    title = clean(subject.title)[:LONGEST].strip() or "—"
    return f"{title} ({subject.year})" if subject.year else title
