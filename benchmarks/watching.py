"""Looking on while the demo runs: pages, schedules, breakers, and whether anybody dies."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

import httpx

from cineteca.catalog.models import Work
from cineteca.config.demo import Stage
from cineteca.core import clock
from cineteca.enrich import queries as enrich
from cineteca.outbound import queries as outbound

OPS = ("", "runs/", "calls/", "queue/", "schedules/", "sources/", "freshness/", "quality/", "completeness/", "works/")
PAGES = ("/", "/about/", "/api/works", *(f"/ops/{page}" for page in OPS))


@dataclass(slots=True)
class Visitor:
    """A member of staff who goes from page to page. `failed` counts what was not answered as it should be."""

    client: httpx.Client
    asked: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    @classmethod
    def signed_in(cls, stage: Stage) -> "Visitor":
        client = httpx.Client(timeout=30, follow_redirects=True)
        client.get(stage.sign_in_link()).raise_for_status()
        return cls(client)

    def visit(self, stage: Stage) -> None:
        """One of the pages, and one work's page, in turn."""
        slugs = Work.objects.order_by("?").values_list("kind", "slug")[:1]
        for path in (PAGES[self.asked // 2 % len(PAGES)], *(f"/{kind}/{slug}" for kind, slug in slugs)):
            self._get(f"http://127.0.0.1:{stage.port}{path}", path)

    def _get(self, url: str, path: str) -> None:
        self.asked += 1
        try:
            status = self.client.get(url).status_code
        except httpx.TransportError as error:
            self.failed[f"{type(error).__name__} {path}"] += 1
        else:
            if status != 200:
                self.failed[f"{status} {path}"] += 1


@dataclass(slots=True)
class Watch:
    """What happened between the looks: runs of schedules that ended, breakers that opened and closed."""

    since: datetime
    ended: dict[str, set[datetime]] = field(default_factory=dict)
    failed: Counter[str] = field(default_factory=Counter)
    opened: set[tuple[str, datetime]] = field(default_factory=set)
    open_now: set[str] = field(default_factory=set)
    closed: int = 0

    def look(self) -> None:
        at = clock.now()
        for row in enrich.list_schedules(at):
            seen = self.ended.setdefault(row.name, set())
            if row.ended_at and row.ended_at > self.since and row.ended_at not in seen:
                seen.add(row.ended_at)
                if row.state == "failed":
                    self.failed[f"{row.name}: {row.last_error}"] += 1
        breakers = outbound.list_breakers(at=at)
        self.opened |= {(row.provider, row.opened_at) for row in breakers if row.opened_at}
        now = {row.provider for row in breakers if row.opened_at}
        self.closed += len(self.open_now - now)
        self.open_now = now

    def fewest_runs(self) -> int:
        return min((len(seen) for seen in self.ended.values()), default=0)

    def runs(self) -> int:
        return sum(len(seen) for seen in self.ended.values())
