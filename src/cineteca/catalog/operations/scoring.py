"""The aggregate score of every work at once, after formula, table or ratings changed in bulk."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from cineteca.catalog.domain import score_sources, scores
from cineteca.catalog.operations import plain
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one

# A million sums fit into this; in less they go to disk and back.
_ROOM = "SET LOCAL work_mem = '192MB'"


@transaction.atomic
def rescore_all(*, at: datetime) -> int:
    """Work out the score of every work again, in one pass of the database; returns how many have another one now.

    Their cards say so too. Publishes nothing: whoever calls it tells the rooms above once.
    """
    send_one(_ROOM, {})
    ((written,),) = send_one(statement("rescore"), {**parameters(), "at": at})
    return int(written)


def parameters() -> dict[str, Any]:
    """What `rescore.sql` needs of the rules; the row without a name is for sources that have none."""
    rows = {**score_sources.PRIORS, "": score_sources.UNKNOWN}
    return {
        "priors": plain.jsonb([{"source": source, **asdict(prior)} for source, prior in rows.items()]),
        "nine_of_ten": scores.NINE_OF_TEN,
        "spread": scores.SPREAD,
        "spread_sources": scores.SPREAD_SOURCES,
        "method": scores.METHOD,
    }
