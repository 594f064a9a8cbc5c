"""What was looked for and not found is counted by day, so that whoever runs the archive sees what it lacks.

Nothing says who looked. Only the words stay, folded and cut, and only for as long as the setting says.
"""

from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db import connection

from cineteca.search.domain.folding import line
from cineteca.search.models import Miss

LONGEST: Final = 80
MOST_A_DAY: Final = 5_000
"""Texts that are counted on one day. Whoever types random letters fills no disk."""
KEPT: Final = timedelta(days=90)

_COUNT = """
INSERT INTO search_miss (day, text, times)
SELECT %(day)s, %(text)s, 1
WHERE (SELECT count(*) FROM (SELECT FROM search_miss WHERE day = %(day)s LIMIT %(most)s) AS known) < %(most)s
    OR EXISTS (SELECT FROM search_miss WHERE day = %(day)s AND text = %(text)s)
ON CONFLICT (day, text) DO UPDATE SET times = search_miss.times + 1
"""


def note_miss(*, text: str, on: date) -> None:
    """Count that `text` was looked for in vain, unless the settings say that nothing is counted."""
    words = line(text)[:LONGEST].strip()
    if not settings.SEARCH_COUNT_MISSES or not words:
        return
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"day": on, "text": words, "most": MOST_A_DAY})


def prune(*, on: date) -> int:
    """Forget what is older than `KEPT`. Returns how many rows that were."""
    deleted, _ = Miss.objects.filter(day__lt=on - KEPT).delete()
    return deleted
