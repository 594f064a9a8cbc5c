"""What providers say becomes what the catalogue says: the one write of the pipeline."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

import psycopg
from django.db import DatabaseError

from cineteca.catalog.domain import identity
from cineteca.catalog.domain.claims import ClaimState, absorb
from cineteca.catalog.domain.priorities import Priorities
from cineteca.catalog.domain.shapes import speaks
from cineteca.catalog.operations import plain, standing
from cineteca.catalog.operations.joining import join_adopted
from cineteca.catalog.operations.keeping import ProviderSaid, keep
from cineteca.catalog.operations.merging import Outcome, in_force, persistently, remerged
from cineteca.catalog.operations.repairing import repaired
from cineteca.catalog.operations.standing import Standing
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import Statement, send, send_one
from cineteca.providers.records import Ids, WorkRecord

log = logging.getLogger(__name__)

Answers = Mapping[str, ProviderSaid]
_UNSTORABLE = (psycopg.DataError, psycopg.errors.CheckViolation, psycopg.errors.ProgramLimitExceeded)


def claim(*, work_id: int, answers: Answers, at: datetime, priorities: Priorities | None = None) -> Outcome:
    """Take in what providers said of a work, in one transaction, and let the catalogue say what follows from it.

    An answer that says nothing changes nothing, and so does one that says what was known: then only times of
    confirmation are written. A value that no column can hold is left out and named among what was odd. Publishes
    `WorkChanged` when something that is shown became different. Raises `UnknownWork`.
    """
    try:
        return persistently(lambda: _claim(work_id, answers, at, priorities))
    except DatabaseError as error:
        if not isinstance(error.__cause__, _UNSTORABLE):
            raise
    storable = {provider: _storable(said) for provider, said in answers.items()}
    return persistently(lambda: _claim(work_id, storable, at, priorities))


def _storable(said: ProviderSaid) -> ProviderSaid:
    record, dropped = repaired(said.record)
    return ProviderSaid(record, said.bodies, (*said.odd, *dropped), said.schema_version, said.at)


def _claim(work_id: int, answers: Answers, at: datetime, priorities: Priorities | None) -> Outcome:
    priorities = priorities or in_force()
    keys = [key for said in answers.values() for key in said.record.ids.items()]
    before = standing.read(work_id, keys)
    told, judged = hear(before, answers, priorities)
    if join_adopted(before, told, judged, at=at):
        before = standing.read(work_id, keys)
        told, judged = hear(before, answers, priorities)
    states = {provider: _absorbed(before, provider, said, at) for provider, said in told.items()}
    gained, lost = put_ids(before, judged.accepted, told, beside=_kept(before, told, states, at))
    refused = (*judged.refused, *lost)
    put_conflicts(before, refused, at)
    after = replace(before, states={**before.states, **states}, ids={**before.ids, **gained})
    outcome = remerged(before, after, at=at, priorities=priorities)
    odd = {provider: said.odd for provider, said in answers.items() if said.odd}
    return replace(outcome, odd=odd, conflicts=refused)


def hear(before: Standing, answers: Answers, priorities: Priorities) -> tuple[Answers, identity.Judgement]:
    """The answers that tell something, and tell it of this work; and what their identifiers are worth."""
    taken = {key: work for key, work in before.holders.items() if work != before.work_id}
    told = {provider: said for provider, said in answers.items() if speaks(said.record)}
    ours = {provider: said for provider, said in told.items() if _is_of(before.ids, said.record.ids)}
    judged = identity.judge_ids(before.ids, _ids(ours), taken=taken, priorities=priorities)
    heard = {provider: said for provider, said in ours.items() if _is_of(judged.accepted, said.record.ids)}
    strangers = {provider: said for provider, said in told.items() if provider not in ours}
    for provider in sorted(told.keys() - heard.keys()):
        log.warning("%s told of another work when asked about work %s: left out", provider, before.work_id)
    astray = identity.judge_ids(judged.accepted, _ids(strangers), taken=taken, priorities=priorities)
    return heard, identity.Judgement(judged.accepted, (*judged.refused, *astray.refused))


def _ids(answers: Answers) -> dict[str, Ids]:
    return {provider: said.record.ids for provider, said in answers.items()}


def _is_of(known: Ids, claimed: Ids) -> bool:
    """Whether an answer tells of the work of `known`: not when all the identifiers that could agree contradict it."""
    shared = claimed.keys() & known.keys()
    return not shared or any(claimed[source] == known[source] for source in shared)


def _absorbed(before: Standing, provider: str, said: ProviderSaid, at: datetime) -> ClaimState[WorkRecord]:
    return absorb(before.states.get(provider), said.record, said.at or at)


def _kept(
    before: Standing, told: Answers, states: Mapping[str, ClaimState[WorkRecord]], at: datetime
) -> Iterator[Statement]:
    for provider, said in told.items():
        yield keep(
            before.work_id,
            provider,
            said,
            state=states[provider],
            before=before.states.get(provider),
            kept=before.kept.get(provider),
            at=at,
        )


def put_ids(
    before: Standing, accepted: Ids, told: Answers, *, beside: Iterable[Statement] = ()
) -> tuple[dict[str, str], tuple[identity.Refusal, ...]]:
    """The identifiers that the work has now and had not; and those that another work took meanwhile.

    The statements `beside` go in the same trip.
    """
    new = {source: value for source, value in accepted.items() if source not in before.ids}
    wanted = {"work": before.work_id, "kind": before.kind, "sources": [*new], "values": [*new.values()]}
    put = [Statement(statement("put_ids"), wanted)] if new else []
    answers = send([*beside, *put])
    ours = {source for (source,) in answers[-1]} if new else set()
    lost = tuple(
        identity.Refusal(provider=provider, source=source, value=value, reason=identity.Reason.TAKEN)
        for provider, said in told.items()
        for source, value in said.record.ids.items()
        if source in new.keys() - ours
    )
    return {source: value for source, value in new.items() if source in ours}, lost


def put_conflicts(before: Standing, refused: tuple[identity.Refusal, ...], at: datetime) -> None:
    """Keep and log the identifiers that were refused."""
    if not refused:
        return
    for refusal in refused:
        told = (refusal.provider, refusal.source, refusal.value, before.work_id, refusal.reason.value)
        log.warning("%s gave %s:%s for work %s, which is refused: %s", *told)
    rows = [
        {
            "other": refusal.other,
            "provider": refusal.provider,
            "source": refusal.source[:32],
            "value": refusal.value[: identity.LONGEST],
            "reason": refusal.reason,
        }
        for refusal in refused
    ]
    once = list({(row["provider"], row["source"], row["value"]): row for row in rows}.values())
    parameters = {"work": before.work_id, "kind": before.kind, "rows": plain.jsonb(once), "at": at}
    send_one(statement("put_conflicts"), parameters)
