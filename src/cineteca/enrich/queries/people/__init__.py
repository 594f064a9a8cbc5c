"""People as pages and programs ask for them: the catalogue's, filled by the datasets, and by them alone where need be.

source.py    who speaks of people now, and why: TMDB, the datasets, or only what was kept
views.py     what is answered
asked.py     whom somebody means: a number, a name in an address, an id of IMDb
datasets.py  what the datasets tell, in the words of the catalogue
reading.py   one person
titles.py    everybody of a title
keeping.py   what is kept in memory, and what makes it out of date
"""

from cineteca.enrich.queries.people.asked import Asked, read_asked
from cineteca.enrich.queries.people.keeping import forget_person, forget_work
from cineteca.enrich.queries.people.reading import get_person
from cineteca.enrich.queries.people.source import Source, people_source
from cineteca.enrich.queries.people.titles import get_title_people
from cineteca.enrich.queries.people.views import Companion, KnownTitle, PersonView, TitlePeople, TitlePerson

__all__ = [
    "Asked",
    "Companion",
    "KnownTitle",
    "PersonView",
    "Source",
    "TitlePeople",
    "TitlePerson",
    "forget_person",
    "forget_work",
    "get_person",
    "get_title_people",
    "people_source",
    "read_asked",
]
