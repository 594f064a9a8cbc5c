"""The answers that are kept, and how many of them are fresh."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from cineteca.core.database.sampling import sample_of


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """Answers of one provider; `fresh` of them are used again without asking. With `about`, counted from a sample."""

    provider: str
    answers: int
    fresh: int
    oldest_at: datetime
    about: bool = False


_KEPT = """
SELECT provider, count(*), count(*) FILTER (WHERE fresh_until > %(at)s), min(stored_at)
FROM outbound_cachedresponse {sample} GROUP BY provider ORDER BY provider
"""


def list_kept_answers(*, at: datetime) -> list[KeptAnswers]:
    """What is kept of each provider."""
    sample = sample_of("outbound_cachedresponse")
    with connection.cursor() as cursor:
        cursor.execute(_KEPT.format(sample=sample.clause), {"at": at})
        rows = cursor.fetchall()
    return [
        KeptAnswers(provider, round(n * sample.factor), round(fresh * sample.factor), oldest, about=not sample.whole)
        for provider, n, fresh, oldest in rows
    ]
