"""Answers that are asked for again and again, kept in the memory of each process.

cache.py      one cache: least recently used goes first, nothing older than its time, one maker a key
counting.py   hits, misses, what went and why, and how long both took: counted for all processes of a server together
shared.py     what several servers keep together, in Redis, where one is configured
telling.py    what became out of date is told to the other processes by the database (``NOTIFY``)
"""

from cineteca.core.kept.cache import Kept, everything, forget
from cineteca.core.kept.counting import Figures, figures
from cineteca.core.kept.shared import Shared, together
from cineteca.core.kept.telling import Listener, changed, forget_everywhere, listen

__all__ = [
    "Figures",
    "Kept",
    "Listener",
    "Shared",
    "changed",
    "everything",
    "figures",
    "forget",
    "forget_everywhere",
    "listen",
    "together",
]
