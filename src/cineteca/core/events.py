"""What happened, told to the rooms above after it is true.

A room publishes frozen dataclasses from its `events` module; rooms above subscribe in their `apps.py`. A handler runs
after the transaction has committed, in the process that published; long work belongs into a job that it enqueues. A
handler that fails is logged and does not keep the others from hearing.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

E = TypeVar("E")
log = logging.getLogger(__name__)
_handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], handler: Callable[[E], None]) -> None:
    """Let `handler` hear every event of `kind`. Subscribing twice hears once."""
    if handler not in _handlers[kind]:
        _handlers[kind].append(handler)


def publish(event: object) -> None:
    """Tell the subscribers of `event` once the current transaction has committed (at once outside of one)."""
    transaction.on_commit(lambda: _dispatch(event))


def _dispatch(event: object) -> None:
    for handler in _handlers[type(event)]:
        try:
            handler(event)
        except Exception:  # the publisher's work is committed: nobody below can mend what a subscriber gets wrong
            log.exception("A subscriber of %s failed", type(event).__name__)
