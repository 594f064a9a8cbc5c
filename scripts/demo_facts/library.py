"""What can be learnt from all the tables at once, before one film is looked at."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from scripts.demo_facts import crediting, people
from scripts.demo_facts.known import Day, KnownFilm, days
from scripts.demo_facts.sources import Row, Tables


@dataclass(frozen=True)
class Library:
    """The tables, with what can be learnt from all of them at once."""

    tables: Tables
    known: Mapping[str, KnownFilm] = field(default_factory=dict)

    @cached_property
    def days(self) -> dict[str, Day]:
        return days()

    @cached_property
    def item_names(self) -> dict[str, str]:
        return people.items_by_name(self.tables)

    @cached_property
    def id_rows(self) -> dict[str, Row]:
        return {row["imdb_id"]: row for row in self.tables.ids if row["tmdb_type"] == "movie" and row["imdb_id"]}

    @cached_property
    def oscars(self) -> dict[str, list[Row]]:
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.tables.oscars:
            for film in dict.fromkeys(row["FilmId"].split("|")):
                rows[film].append(row)
        return rows

    @cached_property
    def bodies(self) -> dict[int, dict[str, Any]]:
        """Recorded TMDB films in English, by TMDB id; parts of one film are put together."""
        found: defaultdict[int, dict[str, Any]] = defaultdict(dict)
        for body in self.tables.tmdb_bodies(
            r"^GET_movie_(\d+|tt\d+)(__append_to_response=[a-z,]+|_credits|_keywords)?\.json$"
        ):
            if "id" in body and "title" in body:
                found[body["id"]].update(body)
            elif "cast" in body:
                found[body["id"]].setdefault("credits", body)
        return found

    @cached_property
    def collections(self) -> dict[int, dict[str, Any]]:
        """Collections that recorded answers name, by the TMDB id of each film in them."""
        found: dict[int, dict[str, Any]] = {}
        for body in self.tables.tmdb_bodies(r"^GET_collection_\d+\.json$"):
            for part in body.get("parts", []):
                found[part["id"]] = {"tmdb": body["id"], "name": body["name"]}
        for body in self.bodies.values():
            if group := body.get("belongs_to_collection"):
                found[body["id"]] = {"tmdb": group["id"], "name": group["name"]}
        return found

    @cached_property
    def roles(self) -> dict[int, list[tuple[int, crediting.Credit]]]:
        """Parts of the people whose recorded credits list all their films: (place in the cast, credit) by TMDB id."""
        found: defaultdict[int, list[tuple[int, crediting.Credit]]] = defaultdict(list)
        for body in self.tables.tmdb_bodies(r"^GET_person_(62|4347)__append_to_response=.*movie_credits.*\.json$"):
            for part in body["movie_credits"]["cast"]:
                character = crediting.spoken(part["character"])
                credit = crediting.Credit(body["name"], character=character, tmdb=body["id"], imdb=body.get("imdb_id"))
                found[part["id"]].append((part["order"], credit))
        return found

    @cached_property
    def known_for(self) -> dict[people.Place, str]:
        return people.known_for(self.tables)
