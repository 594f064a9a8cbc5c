"""Which layout a work gets: one that its title can be set in, and that its years and genres would have known."""

from collections.abc import Callable
from dataclasses import dataclass

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.layouts import avantgarde, books, paper, swiss, theatre
from cineteca.catalog.domain.poster.layouts.setting import Job
from cineteca.catalog.domain.poster.sheet import Sheet
from cineteca.catalog.domain.poster.subject import Subject
from cineteca.catalog.domain.poster.titles import Title

# Motifs by where they look well: in a disc, alone on paper, under a label, in small squares, as a silkscreen.
ROUND = "target iris pair orbit spiral disc maze raster arcs moonrise horizon rays waves peaks tiles city rain blinds"
FIGURES = "eye iris pair bloom flame spiral orbit disc target maze summit arcade light curtain shards rays"
GROUNDS = "rain raster waves rays arcs tiles bars folds threads blinds chevrons leaves confetti peaks shards stairs"
CELLS = "arcs tiles rays waves iris target pair orbit disc spiral folds horizon arcade bars blinds peaks stairs"
SCREEN = (
    "rays waves horizon peaks road eye flame target leaves confetti stairs city curtain moonrise shards bloom orbit"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout and the titles it sets well: `longest` and `shortest` main title, longest `word`, in characters.

    `motifs` are those it can show (all, where it names none); `latin` ones need our own letters; `plain` ones have no
    room for a subtitle.
    """

    name: str
    print: Callable[[Sheet, Job], None]
    longest: int = 90
    word: int = 18
    shortest: int = 1
    motifs: str = ""
    years: tuple[int, int] = (0, 9999)
    weight: float = 1.0
    latin: bool = False
    plain: bool = False


LAYOUTS = (
    Layout("zurich", swiss.zurich),
    Layout("basel", swiss.basel, longest=40),
    Layout("contact", swiss.contact, longest=50, motifs=CELLS, weight=0.8),
    Layout("column", swiss.column, longest=44),
    Layout("bands", books.bands, longest=60, motifs=ROUND, years=(1930, 1985)),
    Layout("marber", books.marber),
    Layout("plate", books.plate),
    Layout("label", books.label, longest=48, shortest=2, word=14, motifs=GROUNDS),
    Layout("broadside", theatre.broadside, longest=48, shortest=6, weight=0.9, latin=True),
    Layout("session", theatre.session, longest=42, shortest=3, latin=True),
    Layout("teatro", theatre.teatro, longest=70, years=(1890, 1966)),
    Layout("echo", theatre.echo, longest=22, shortest=3, word=14, latin=True, plain=True),
    Layout("cutpaper", paper.cutpaper, longest=44, latin=True),
    Layout("warsaw", paper.warsaw, longest=60, motifs=FIGURES),
    Layout("habana", paper.habana, longest=52, motifs=SCREEN),
    Layout("split", paper.split, longest=34, word=12, weight=0.8),
    Layout("weimar", avantgarde.weimar, longest=40, motifs=ROUND),
    Layout("phoebus", avantgarde.phoebus, longest=28, motifs=ROUND),
    Layout("ivrea", avantgarde.ivrea, longest=44, shortest=3, weight=0.8, latin=True),
    Layout("initial", avantgarde.initial, longest=60, weight=0.9, latin=True),
    Layout("kyoto", avantgarde.kyoto, motifs=ROUND),
    Layout("beam", avantgarde.beam, longest=40, weight=0.8, latin=True),
)
LAST_RESORT = "marber"
BY_NAME = {layout.name: layout for layout in LAYOUTS}


def layout_for(subject: Subject, title: Title, dice: Dice) -> Layout:
    """A layout that suits the work, chosen by `dice` among all that do."""
    weights = [(layout.name, _weight(layout, subject)) for layout in LAYOUTS if takes(layout, title)]
    return BY_NAME[dice.weighed("layout", weights)]


def takes(layout: Layout, title: Title) -> bool:
    """Whether the layout can set the title well. There is always one that does."""
    if layout.name == LAST_RESORT:
        return True
    if (layout.plain and title.sub) or (layout.latin and not _is_latin(title.whole)):
        return False
    longest_word = max((len(word) for word in title.main.split()), default=0)
    return layout.shortest <= len(title.main) <= layout.longest and longest_word <= layout.word


def _is_latin(text: str) -> bool:
    return all(ord(character) < 0x250 or 0x2010 <= ord(character) <= 0x2027 for character in text)


def _weight(layout: Layout, subject: Subject) -> float:
    year = subject.year or 1990
    away = max(layout.years[0] - year, year - layout.years[1], 0)
    return layout.weight * max(0.25, 1 - away / 40)
