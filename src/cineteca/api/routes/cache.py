"""What is kept in memory: figures, and forgetting it."""

from django.http import HttpRequest
from ninja import Router
from ninja.params.functions import Body

from cineteca.api.access import StaffToken
from cineteca.api.answers import of_staff
from cineteca.api.errors import Refused
from cineteca.api.shapes.cache import CacheAnswer, CacheList, InvalidateAnswer, InvalidateAsked
from cineteca.core import kept

router = Router(auth=StaffToken(), tags=["State"], by_alias=True)


@router.get("/cache", response=of_staff(CacheList), summary="What is kept in memory")
def caches(request: HttpRequest) -> CacheList:
    """Every cache of this server's processes together: how often it helped, and how long answers took either way."""
    return CacheList(items=[_answer(told) for told in kept.figures()])


@router.post("/cache/invalidate", response=of_staff(InvalidateAnswer, body=True), summary="Forget what is kept")
def invalidate(request: HttpRequest, asked: InvalidateAsked = Body(InvalidateAsked())) -> InvalidateAnswer:
    """In every process. Answers are made anew when they are asked for next; nothing else is lost."""
    names = [cache.name for cache in kept.everything()]
    if asked.name is not None and asked.name not in names:
        raise Refused(422, f"No cache is called so. There are: {', '.join(names)}.", field="body.name")
    return InvalidateAnswer(forgotten=kept.forget_everywhere(name=asked.name, key=asked.key))


def _answer(told: kept.Figures) -> CacheAnswer:
    return CacheAnswer(
        name=told.name,
        entries=told.entries,
        hits=told.hits,
        misses=told.misses,
        waits=told.waits,
        hit_rate=told.hit_rate,
        hit_milliseconds=_milliseconds(told.hit_seconds, told.hits),
        miss_milliseconds=_milliseconds(told.miss_seconds, told.misses),
        gone=dict(told.gone),
    )


def _milliseconds(seconds: float, times: int) -> float | None:
    """On average; None for never."""
    return round(seconds / times * 1000, 3) if times else None
