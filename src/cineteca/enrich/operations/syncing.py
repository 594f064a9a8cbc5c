"""Following what sources say was changed: page by page, each page's marks and our place in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from django.db import transaction

from cineteca.core import clock, jobs
from cineteca.core.database.trips import send_one
from cineteca.enrich.domain import changes
from cineteca.enrich.domain.changes import Window
from cineteca.enrich.models import Run, SyncState
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.sources import Wait, changes_in, sources_at_hand
from cineteca.enrich.operations.tally import Now, Tally, end_of, running
from cineteca.outbound.errors import OutboundError
from cineteca.providers.contract import ChangedPage, Changes
from cineteca.providers.records import Kind

_SQL = Path(__file__).parent.parent / "sql"
_MARK = (_SQL / "mark_changed.sql").read_text()
_PEOPLE = (_SQL / "changed_people.sql").read_text()

Changing = Kind | Literal["person"]
KINDS: tuple[Changing, ...] = (Kind.FILM, Kind.SHOW, "person")


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page of changes that is done: `checked` entries, `ours` of them here, `marked` due now."""

    source: str
    kind: str
    window: Window
    page: int
    pages: int
    checked: int
    ours: int
    marked: int


PageProgress = Callable[[PageRead], None]


def sync_changes(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,
    progress: PageProgress | None = None,
) -> Run:
    """Read what was changed since the last time, and let the works of ours among it be due now.

    The run counts entries: checked, ingested (works and people marked), skipped (not ours, or asked for since). It goes
    on where the last one stopped, however it did. A kind whose list fails is left where it is; the errors name it.
    """
    started = now()
    queue.enqueue_all(at=started)
    with (
        running("changes", trigger=trigger, now=now) as tally,
        sources_at_hand(run_id=tally.run.id, caller="enrich.changes") as (sources, wait),
    ):
        for source in changes_in(sources).values():
            for kind in KINDS:
                _Reading(tally, source, kind, wait, end_of(budget, started), progress).catch_up()
    return tally.run


@dataclass(frozen=True, slots=True)
class _Reading:
    """One kind of one source's changes, being read."""

    tally: Tally
    source: Changes
    kind: Changing
    wait: Wait
    until: datetime | None
    progress: PageProgress | None

    @property
    def name(self) -> str:
        return str(self.kind)

    def catch_up(self) -> None:
        """Window by window, page by page, until no further day is whole or the time is over."""
        while (window := self._window()) and not (self.until and self.tally.now() >= self.until):
            try:
                window, page = self._ask(window)
            except OutboundError as error:
                self.tally.heard(self.source.name, "failed")
                self.tally.note(f"{self.source.name}: {self.name}", str(error))
                return
            if (read := self._take_in(window, page)) is None:
                return  # another process is reading the same; its place counts
            self._tell(read)

    def _window(self) -> Window | None:
        """What is to be read next: the window under way, or a new one."""
        at = self.tally.now()
        state, _ = SyncState.objects.get_or_create(
            source=self.source.name, kind=self.name, defaults={"cursor": changes.first_cursor(at), "updated_at": at}
        )
        if state.until is not None:
            return Window(state.cursor, state.until, state.page)
        return changes.next_window(state.cursor, at)

    def _ask(self, window: Window) -> tuple[Window, ChangedPage]:
        """The next page of the window, or the first of a shorter one where it has more pages than can be asked for."""
        page: ChangedPage = self.wait(self.source.changed(self.kind, window.first, window.last, window.page + 1))
        self.tally.heard(self.source.name, "successful", calls=1)
        shorter = changes.shortened(window) if page.pages > changes.MOST_PAGES else None
        return self._ask(shorter) if shorter else (window, page)

    @transaction.atomic
    def _take_in(self, window: Window, page: ChangedPage) -> PageRead | None:
        """Mark what is ours and move our place, both or neither. None where the place is not ours any more."""
        at, number = self.tally.now(), window.page + 1
        state = SyncState.objects.select_for_update().get(source=self.source.name, kind=self.name)
        if (state.cursor, state.until or window.last, state.page) != (window.first, window.last, window.page):
            return None
        ours, marked = self._mark(window, page.ids, at)
        state.checked += len(page.ids)
        state.matched += marked
        state.updated_at = at
        if number >= page.pages:
            state.cursor, state.until, state.page = window.last + timedelta(days=1), None, 0
        else:
            state.until, state.page = window.last, number
        state.save()
        return PageRead(
            self.source.name, self.name, window, number, page.pages, checked=len(page.ids), ours=ours, marked=marked
        )

    def _mark(self, window: Window, ids: tuple[str, ...], at: datetime) -> tuple[int, int]:
        """How many of `ids` are ours, and how many of those are due now because of it."""
        asked = {"source": self.source.name, "ids": list(ids), "ended_at": window.ended_at}
        if self.kind == "person":
            people = [person for (person,) in send_one(_PEOPLE, asked)]
            for person in people:
                once = f"enrich.refresh_person:{person}"
                jobs.enqueue("enrich.refresh_person", once=once, person_id=person, force=True)
            return len(people), len(people)
        ((ours, marked),) = send_one(_MARK, {**asked, "kind": self.name, "at": at, "today": at.date()})
        return ours, marked

    def _tell(self, read: PageRead) -> None:
        self.tally.look_at(read.checked, skipped=read.checked - read.marked)
        self.tally.counts["ingested"] += read.marked
        if self.progress:
            self.progress(read)
        if self.tally.is_due:
            self.tally.tell()
