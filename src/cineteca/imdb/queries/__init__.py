"""What the datasets tell: titles, people, and how old the files are."""

from cineteca.imdb.queries.people import collaborators, filmography, known_for, people, person
from cineteca.imdb.queries.rows import AkaRow, Collaborator, FilmographyRow, NameRow, PrincipalRow, TitleRow
from cineteca.imdb.queries.state import (
    DatasetsState,
    FileState,
    changed_names,
    changed_titles,
    latest_load,
    list_loads,
    state,
)
from cineteca.imdb.queries.streaming import KnownName, NamedTitle, each_name, each_title
from cineteca.imdb.queries.titles import akas, cast_and_crew, title, titles

__all__ = [
    "AkaRow",
    "Collaborator",
    "DatasetsState",
    "FileState",
    "FilmographyRow",
    "KnownName",
    "NameRow",
    "NamedTitle",
    "PrincipalRow",
    "TitleRow",
    "akas",
    "cast_and_crew",
    "changed_names",
    "changed_titles",
    "collaborators",
    "each_name",
    "each_title",
    "filmography",
    "known_for",
    "latest_load",
    "list_loads",
    "people",
    "person",
    "state",
    "title",
    "titles",
]
