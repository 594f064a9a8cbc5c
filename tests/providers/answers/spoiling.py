"""How to spoil answers."""

import copy
import math
import random
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Body = dict[str, Any]


class Endless(str):
    """A text beyond every limit that does not fill the screen when a test fails."""

    __slots__ = ()

    def __repr__(self):
        return f"Endless({self[:3]!r} …)"


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(st.characters(), max_size=30),
    st.sampled_from(
        [
            "", " ", "N/A", "0000-00-00", "1995", "1995-13-45", "9999-12-31T23:59:59+14:00", "0001-01-01", "\x00", "\ud800",
            Endless("x" * 30_000), Endless("a, b" * 9_000), Endless("a b" * 400), "javascript:alert(1)", "http://", "/../x y", "1e400", "99999/1", "-1/10", "0/0", "xx",
            "usa", "999999999999999 min", "$-1", "31 Feb 1999", "('", ",,,", "tt", "\u202e", "ﬁ\n\r\t\x0b",
        ]
    ),
    st.sampled_from([-1, 0, 1, 10**30, -(10**30), 2**31, 2**63, 0.5, -0.0, 1e308, math.nan, math.inf, [], {}, [[]], [{}], [None]]),
    st.recursive(
        st.none() | st.integers() | st.text(st.characters(), max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(), max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, bodies: Callable[[], Body] | list[Body]) -> Body:
    """A body with some of its values gone, doubled, or of another kind."""
    body = copy.deepcopy(bodies() if callable(bodies) else draw(st.sampled_from(bodies)))
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(1, 8))):
        _spoil(body, chance, draw)
    return body


def _spoil(body: Any, chance: random.Random, draw: st.DrawFn) -> None:
    inside = body
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        if not keys:
            return
        key = chance.choice(keys)
        deeper = inside[key]
        if not isinstance(deeper, dict | list) or not deeper or chance.random() < 0.15:
            break
        inside = deeper
    what = chance.random()
    if what < 0.2:
        del inside[key]
    elif what < 0.3 and isinstance(inside, list):
        inside.append(copy.deepcopy(inside[key]))
    else:
        inside[key] = copy.deepcopy(draw(JUNK))
