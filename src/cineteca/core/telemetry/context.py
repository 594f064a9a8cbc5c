"""Whose doing it is: request, run and job, wherever the work goes on."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

_NOBODY: Mapping[str, str] = MappingProxyType({})
_doing: ContextVar[Mapping[str, str]] = ContextVar("doing", default=_NOBODY)


def current() -> Mapping[str, str]:
    """``{"request": …, "run": …, "job": …}``, as far as they are known here."""
    return _doing.get()


@contextmanager
def bound(**more: object) -> Iterator[None]:
    """Say whose doing what follows is, until the end of the block."""
    token = _doing.set({**_doing.get(), **{name: str(value) for name, value in more.items()}})
    try:
        yield
    finally:
        _doing.reset(token)


@contextmanager
def alone(**only: object) -> Iterator[None]:
    """The same, forgetting what was known before: a thread that serves many must not mix them up."""
    token = _doing.set({name: str(value) for name, value in only.items()})
    try:
        yield
    finally:
        _doing.reset(token)


def handed_on() -> Callable[[], None]:
    """What a new thread calls first, so that its lines say the same: ``ThreadPoolExecutor(initializer=…)``."""
    doing = _doing.get()

    def take_over() -> None:
        _doing.set(doing)

    return take_over
