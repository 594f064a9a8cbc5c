"""What somebody who runs the stand-in may tell it while it runs: its faults, its day, and changes to works.

``/_faults``                  GET · PUT all of them · PATCH some of them
``/_world``                   GET · DELETE forgets changes, added works and the day
``/_day``                     PUT "2026-08-14", or null for the clock's
``/_works/{movie|tv}``        POST a new work
``/_works/{movie|tv}/{id}``   PATCH facts of a work
``/_minute``                  POST lets a minute of the life of ``--alive`` pass
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson

from cineteca.simulator import faults as rules
from cineteca.simulator.alive import Life
from cineteca.simulator.errors import BadChange, BadFault
from cineteca.simulator.replies import Reply, json
from cineteca.simulator.world import World

_WORK = re.compile(r"/_works/(?P<media>movie|tv)(?:/(?P<number>\d+))?")


@dataclass(slots=True)
class Control:
    """The desk. `rethrow` is called when faults change, so that the same calls go wrong after the same change."""

    world: World
    life: Life
    rethrow: Callable[[], None]
    faults: list[rules.Fault] = field(default_factory=list)
    served: dict[str, int] = field(default_factory=lambda: dict.fromkeys(rules.HOSTS, 0))
    """Calls that reached each host."""

    def answer(self, method: str, path: str, body: bytes) -> Reply | None:
        """What is told at one of our addresses, or None for others."""
        known = {"/_faults": self._faults, "/_world": self._world, "/_day": self._day, "/_minute": self._minute}
        told = known.get(path) or (self._work if _WORK.fullmatch(path) else None)
        if not told:
            return None
        try:
            return told(method, path, orjson.loads(body) if body else None)
        except (BadFault, BadChange, orjson.JSONDecodeError, TypeError, AttributeError, ValueError) as error:
            return json(400, {"error": str(error)})

    def state(self) -> Mapping[str, Any]:
        return {"faults": [str(fault) for fault in self.faults], "served": self.served}

    def _faults(self, method: str, _path: str, body: Any) -> Reply:
        if method in {"PUT", "PATCH"}:
            asked = rules.parse_all(body)
            self.faults = asked if method == "PUT" else rules.together(self.faults, asked)
            self.rethrow()
        return json(200, self.state())

    def _world(self, method: str, _path: str, _body: Any) -> Reply:
        if method == "DELETE":
            self.world.clear()
        told = {
            "today": self.world.today,
            "changed": [f"{media}/{number}" for media, number in self.world.changes],
            "added": [f"{media}/{number}" for media, number in self.world.added],
            "minutes": self.life.minutes,
        }
        return json(200, told)

    def _day(self, method: str, path: str, body: Any) -> Reply:
        if method == "PUT":
            self.world.set_day(None if body is None else date.fromisoformat(body))
        return self._world("GET", path, None)

    def _work(self, method: str, path: str, body: Any) -> Reply:
        asked = _WORK.fullmatch(path)
        if not asked or not isinstance(body, dict):
            raise BadChange("Say what changes as an object of fields.")
        if asked["number"] is None and method == "POST":
            number = self.world.announce(asked["media"], body)
            return json(200, {"media": asked["media"], "tmdb": number, **self._linked(asked["media"], number)})
        if asked["number"] is None or method != "PATCH":
            raise BadChange("POST a new work to /_works/movie, or PATCH one at /_works/movie/{number}.")
        self.world.change(asked["media"], int(asked["number"]), body)
        return self._world("GET", path, None)

    def _minute(self, _method: str, _path: str, _body: Any) -> Reply:
        return json(200, {"happened": self.life.go_on(self.world), "minutes": self.life.minutes})

    def _linked(self, media: str, number: int) -> Mapping[str, Any]:
        work = self.world.edition().archive.works(media)[number]
        return {source: work[source] for source in ("imdb", "tvdb") if source in work}
