"""What is kept in memory."""

from typing import Annotated

from pydantic import Field

from cineteca.api.shapes.common import Asked, Shape


class CacheAnswer(Shape):
    """One cache since the server started. `gone`: why answers went: full, old, told (to be out of date)."""

    name: str
    entries: int
    hits: int
    misses: int
    waits: int
    hit_rate: float | None
    hit_milliseconds: float | None
    miss_milliseconds: float | None
    gone: dict[str, int]


class CacheList(Shape):
    items: list[CacheAnswer]


class InvalidateAsked(Asked):
    """`name`: one cache, else all. `key`: what is kept under it alone, such as a person's ``nm0000199+``."""

    name: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    key: Annotated[str, Field(min_length=1, max_length=500)] | None = None


class InvalidateAnswer(Shape):
    """`forgotten`: answers that this process kept. The others forget theirs too, without counting."""

    forgotten: int
