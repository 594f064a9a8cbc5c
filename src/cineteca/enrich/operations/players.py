"""Telling the players that are configured about works that changed."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings

from cineteca.catalog.models import Work, WorkId
from cineteca.core import jobs
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain.telling import told_to_players
from cineteca.enrich.players import KINDS, PlayerError, Target
from cineteca.outbound.errors import OutboundError
from cineteca.outbound.transport import Outbound

log = logging.getLogger(__name__)

SETTLE = timedelta(seconds=15)
"""Sources tell about a work one after the other: a player hears of it once, when they are through."""


class NotConfigured(CinetecaError):
    """No such player is set up."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying one player: what it calls itself, or why it cannot be reached."""

    player: str
    about: str = ""
    error: str = ""


def configured() -> tuple[str, ...]:
    """Kinds of the players that are set up."""
    return tuple(name for name in KINDS if settings.PLAYERS[name]["url"])


def note_change(*, work_id: int, fields: tuple[str, ...]) -> None:
    """Have each player told, once, where a change is one that players show. To be called after commit."""
    players = configured()
    if players and told_to_players(fields):
        for player in players:
            jobs.enqueue(
                "enrich.tell_player", once=f"tell {player} {work_id}", after=SETTLE, player=player, work_id=work_id
            )


def tell_player(*, player: str, work_id: int) -> int:
    """Have the player read the work anew. Returns how many items it holds of it.

    Raises `OutboundError` where it may be tried again: players sleep. What is no use repeating is logged and left.
    """
    target = _target(work_id)
    if target is None or player not in configured():
        return 0
    try:
        return int(asyncio.run(_ask(player, lambda spoken: spoken.refresh(target))))
    except PlayerError as error:
        log.warning("%s was not told about “%s”: %s", KINDS[player].title, target.title, error)
    except OutboundError as error:
        if not error.permanent:
            raise
        log.warning("%s was not told about “%s”: %s", KINDS[player].title, target.title, error)
    return 0


def try_players(*, only: str | None = None) -> Iterator[Tried]:
    """Ask each configured player for its name. Raises `NotConfigured` where none, or not `only`, is set up."""
    names = [name for name in configured() if only in {None, name}]
    if not names:
        wanted = [KINDS[only]] if only in KINDS else list(KINDS.values())
        ways = "; ".join(f"{kind.title}: {' and '.join(kind.settings)}" for kind in wanted)
        raise NotConfigured(f"No such player is set up. Set, for {ways}.")
    for name in names:
        try:
            yield Tried(name, about=asyncio.run(_ask(name, lambda spoken: spoken.about())))
        except (PlayerError, OutboundError) as error:
            yield Tried(name, error=str(error))


def _target(work_id: int) -> Target | None:
    work = Work.objects.only("kind", "title", "year", "original_title").filter(id=work_id).first()
    if work is None:
        return None
    ids = dict(WorkId.objects.filter(work_id=work_id).values_list("source", "value"))
    return Target(work.kind, work.title, work.year, ids, work.original_title)


async def _ask(player: str, question: Any) -> Any:
    access: Mapping[str, Any] = {**settings.PLAYERS[player], "limit": None, "quota": None, "at_home": True}
    async with Outbound() as outbound:
        transport = outbound.transport(player, access, caller="enrich.players")
        return await question(KINDS[player].build(access["url"], access["key"], transport))
