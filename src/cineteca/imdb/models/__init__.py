"""Tables of the datasets. The mass tables hold no foreign keys: files may be of different days."""

from cineteca.imdb.models.checking import Inspection
from cineteca.imdb.models.downloads import Download
from cineteca.imdb.models.files import Change, Dataset, Load
from cineteca.imdb.models.names import Name
from cineteca.imdb.models.titles import Aka, Crew, Episode, Principal, Rating, Title

__all__ = [
    "Aka",
    "Change",
    "Crew",
    "Dataset",
    "Download",
    "Episode",
    "Inspection",
    "Load",
    "Name",
    "Principal",
    "Rating",
    "Title",
]
