"""Asking all providers about one work."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from cineteca.enrich.domain.outcomes import ProviderOutcome, Said, outcome_of
from cineteca.outbound.errors import OutboundError
from cineteca.providers.contract import Answer, Provider, Wanted


@dataclass(slots=True)
class Asked:
    """Everybody's answer to one question, and how each took it."""

    answers: dict[str, Answer] = field(default_factory=dict)
    outcomes: dict[str, ProviderOutcome] = field(default_factory=dict)


async def ask_all(providers: Mapping[str, Provider], wanted: Wanted) -> Asked:
    """Ask every provider that can be asked, at once; then those that an id in the answers lets us ask.

    Never raises what a provider raises: one that fails leaves the others' answers standing.
    """
    asked = Asked()
    waiting = dict(providers)
    while ready := {name: provider for name, provider in waiting.items() if provider.can_answer(wanted)}:
        await asyncio.gather(*(_ask(name, provider, wanted, asked) for name, provider in ready.items()))
        waiting = {name: provider for name, provider in waiting.items() if name not in ready}
        wanted = Wanted(wanted.kind, _known(wanted, asked))
    for name, provider in waiting.items():
        asked.outcomes[name] = ProviderOutcome(Said.SKIPPED, f"no id to ask by ({', '.join(provider.asks_by)})")
    return asked


async def _ask(name: str, provider: Provider, wanted: Wanted, asked: Asked) -> None:
    try:
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
    asked.outcomes[name] = ProviderOutcome(Said.SUCCESSFUL, calls=answer.calls)


def _known(wanted: Wanted, asked: Asked) -> dict[str, str]:
    """The ids of the question, and those of the answers where the question had none."""
    known = dict(wanted.ids)
    for answer in asked.answers.values():
        for source, value in answer.record.ids.items():
            known.setdefault(source, value)
    return known
