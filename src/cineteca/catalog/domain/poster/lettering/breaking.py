"""Breaking a title into lines: balanced, the longest word deciding the size, no lone "of" at either end of a line."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from cineteca.catalog.domain.poster.lettering.lines import Line, line

LONGEST_WORD = 18

Cost = Callable[[int, int], float]

# Words that lean on the next one: a line should not end with them.
_LEANING = (
    "a an and as at but by de del der des di do dos du el for from in into is la las le les lo los nor of on or os s"
    " the to und van vom von vs vs. with y zu à & + i il o"
)
LEANING = frozenset(_LEANING.split())


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size. `leading` is the distance of baselines, in em."""

    lines: tuple[Line, ...]
    size: float
    leading: float

    @property
    def width(self) -> float:
        return max((one.width for one in self.lines), default=0) * self.size

    @property
    def cap_height(self) -> float:
        return self.lines[0].cap_height * self.size if self.lines else 0

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last baseline."""
        return self.cap_height + (len(self.lines) - 1) * self.leading * self.size


@lru_cache(maxsize=2048)
def fitted(
    text: str,
    wanted: str,
    *,
    width: float,
    height: float,
    leading: float = 1.0,
    largest: float = 400,
    tracking: float = 0,
    most_lines: int = 9,
) -> Block:
    """`text` as large as it goes into `width` × `height`, in the best-looking number of lines."""
    parts = words(text)
    options = [
        _block(parts, count, wanted, (width, height, leading, largest, tracking))
        for count in range(1, min(most_lines, len(parts)) + 1)
    ]
    return max(options, key=lambda option: option[0])[1] if options else Block((), 0, leading)


def _block(
    parts: tuple[str, ...], count: int, wanted: str, room: tuple[float, float, float, float, float]
) -> tuple[float, Block]:
    width, height, leading, largest, tracking = room
    texts, ugliness = broken(parts, count, wanted, tracking)
    lines = tuple(line(text, wanted, tracking) for text in texts)
    widest = max(0.01, *(one.width for one in lines))
    tall = lines[0].cap_height + (count - 1) * leading + _overhang(lines[-1])
    size = min(width / widest, height / tall, largest)
    # A little smaller is better than badly broken.
    return size * (1 - 0.22 * min(ugliness, 2)) - 0.02 * count, Block(lines, size, leading)


def _overhang(last: Line) -> float:
    """Room for descenders under the last baseline, when it has any."""
    return max(0.0, -last.bottom - 0.02)


@lru_cache(maxsize=4096)
def broken(parts: tuple[str, ...], count: int, wanted: str, tracking: float = 0) -> tuple[tuple[str, ...], float]:
    """`parts` in `count` lines as even as they get, and how ugly that is (0 = perfect; a lone "of" costs 1)."""
    widths = [line(part, wanted, tracking).width for part in parts]
    space = 0.0 if _unspaced(parts) else 0.26 + tracking
    upto = [0.0, *accumulate(width + space for width in widths)]
    target = max(0.01, *widths, (upto[-1] - space * count) / count)

    def cost(start: int, end: int) -> float:
        slack = (upto[end] - upto[start] - space - target) / target
        return slack * slack * (3.0 if slack > 0 else 1.0) + _clumsiness(parts, start, end, count)

    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        best.append(_next_line(best[-1], len(parts), cost))
    ends = [len(parts)]
    for row in range(count, 0, -1):
        ends.append(best[row][ends[-1]][1])
    ends.reverse()
    glue = "" if _unspaced(parts) else " "
    texts = tuple(glue.join(parts[start:end]) for start, end in pairwise(ends))
    return texts, best[count][len(parts)][0] / count


def _next_line(before: dict[int, tuple[float, int]], total: int, cost: Cost) -> dict[int, tuple[float, int]]:
    reached: dict[int, tuple[float, int]] = {}
    for start, (spent, _) in before.items():
        for end in range(start + 1, total + 1):
            sum_ = spent + cost(start, end)
            if end not in reached or sum_ < reached[end][0]:
                reached[end] = (sum_, start)
    return reached


def _clumsiness(parts: tuple[str, ...], start: int, end: int, count: int) -> float:
    if count == 1:
        return 0
    alone = end - start == 1
    short = len(parts[start]) <= 3 or parts[start].lower() in LEANING
    clumsy = 0.0
    if alone and short and not (start == 0 and parts[start][0].isupper() and count <= 3):
        clumsy += 1.0
    if end < len(parts) and parts[end - 1].lower() in LEANING and not (alone and start == 0):
        clumsy += 0.45
    if end < len(parts) and parts[end - 1][-1] in ":,–—;!?":
        clumsy -= 0.12
    return clumsy


def words(text: str) -> tuple[str, ...]:
    """Where `text` may be broken: at spaces; between the characters of scripts without spaces; in endless words."""
    if _is_unspaced(text):
        return tuple(_clusters(text))
    return tuple(piece for word in text.split() for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    if len(word) <= LONGEST_WORD:
        return [word]
    parts = [part for part in re.split(r"(?<=[-–—/.…])", word) if part]
    if len(parts) > 1:
        return [piece for part in parts for piece in _pieces(part)]
    count = -(-len(word) // LONGEST_WORD)
    step = -(-len(word) // count)
    cut = [word[start : start + step] for start in range(0, len(word), step)]
    return [*(f"{piece}-" for piece in cut[:-1]), cut[-1]]


def _clusters(text: str) -> list[str]:
    """Characters with the marks that belong to them; closing punctuation stays with what it closes."""
    clusters: list[str] = []
    for character in text.replace(" ", ""):
        belongs = unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf", "Pe", "Pf", "Po", "Lm"}
        if clusters and belongs:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _is_unspaced(text: str) -> bool:
    wide = sum(unicodedata.east_asian_width(character) in {"W", "F"} for character in text)
    return wide * 2 > len(text) and not any(ord(character) >= 0x1F000 for character in text)


def _unspaced(parts: tuple[str, ...]) -> bool:
    return all(unicodedata.east_asian_width(part[0]) in {"W", "F"} for part in parts if part)
