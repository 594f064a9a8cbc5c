"""Asking all providers about one work."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cineteca.enrich.domain.outcomes import ProviderOutcome, Said, outcome_of
from cineteca.enrich.domain.renewal import facts_of
from cineteca.enrich.domain.staleness import Facts
from cineteca.outbound.errors import OutboundError
from cineteca.outbound.layers.cache import no_older_than
from cineteca.providers.contract import Answer, Availability, OffersAnswer, Provider, Wanted

Since = Mapping[Facts, datetime | None]
"""From when an answer must be to count, by kind of fact; None: any that is kept does."""


@dataclass(slots=True)
class Asked:
    """Everybody's answer to one question, and how each took it. `offers`: what sources of offers alone said."""

    answers: dict[str, Answer] = field(default_factory=dict)
    outcomes: dict[str, ProviderOutcome] = field(default_factory=dict)
    offers: dict[str, OffersAnswer] = field(default_factory=dict)


async def ask_all(providers: Mapping[str, Provider], wanted: Wanted, since: Since | None = None) -> Asked:
    """Ask every provider that can be asked, at once; then those that an id in the answers lets us ask.

    Never raises what a provider raises: one that fails leaves the others' answers standing.
    """
    asked = Asked()
    waiting = dict(providers)
    while ready := {name: provider for name, provider in waiting.items() if provider.can_answer(wanted)}:
        await asyncio.gather(*(_ask(name, provider, wanted, asked, since or {}) for name, provider in ready.items()))
        waiting = {name: provider for name, provider in waiting.items() if name not in ready}
        wanted = Wanted(wanted.kind, _known(wanted, asked))
    for name, provider in waiting.items():
        asked.outcomes[name] = ProviderOutcome(Said.SKIPPED, f"no id to ask by ({', '.join(provider.asks_by)})")
    return asked


async def ask_for_offers(
    source: Availability, wanted: Wanted, regions: tuple[str, ...], asked: Asked, since: datetime | None = None
) -> None:
    """Add to `asked` what a source of offers says of the work. Never raises what the source raises."""
    try:
        with no_older_than(since):
            answer = await source.fetch_offers(wanted, regions)
    except OutboundError as error:
        asked.outcomes[source.name] = outcome_of(error)
        return
    asked.offers[source.name] = answer
    asked.outcomes[source.name] = ProviderOutcome(Said.SUCCESSFUL, calls=answer.calls)


async def _ask(name: str, provider: Provider, wanted: Wanted, asked: Asked, since: Since) -> None:
    try:
        with no_older_than(since.get(facts_of(name))):
            answer = await provider.fetch_work(wanted)
    except OutboundError as error:
        asked.outcomes[name] = outcome_of(error)
        return
    told = answer.record.kind
    if told and told is not wanted.kind:
        # An identifier that names something else at that source: its title and people are not this work's.
        asked.outcomes[name] = ProviderOutcome(Said.FAILED, f"it answers about a {told}", permanent=True)
        return
    asked.answers[name] = answer
    lacking = answer.lacking
    asked.outcomes[name] = ProviderOutcome(
        Said.SUCCESSFUL, reason="; ".join(lacking), lacking=lacking, calls=answer.calls
    )


def _known(wanted: Wanted, asked: Asked) -> dict[str, str]:
    """The ids of the question, and those of the answers where the question had none."""
    known = dict(wanted.ids)
    for answer in asked.answers.values():
        for source, value in answer.record.ids.items():
            known.setdefault(source, value)
    return known
