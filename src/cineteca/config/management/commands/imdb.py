"""``cineteca imdb``: IMDb's dataset files, their tables, and what they know."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings

from cineteca.config import commanding, commandline
from cineteca.core import clock
from cineteca.imdb import operations as imdb
from cineteca.imdb import queries
from cineteca.imdb.domain import filters, ids
from cineteca.search import operations as search


class Command(commanding.Command):
    help = "IMDb's datasets: load the files, see how old they are, look a title or person up."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", metavar="load|status|check|show")
        _load_arguments(what.add_parser("load", help="take in the files of a folder, whole or what changed"))
        what.add_parser("status", help="files with their age and rows, and the last load")
        what.add_parser("check", help="look whether the tables hold together")
        show = what.add_parser("show", help="what the datasets know of a title or a person")
        show.add_argument("id", metavar="tt…|nm…")

    def handle(self, *args: Any, **options: Any) -> None:
        deeds: dict[str | None, Callable[[dict[str, Any]], None]] = {
            "load": self.load,
            "show": self.show,
            "check": self.look,
        }
        deeds.get(options["what"], self.status)(options)

    def load(self, options: dict[str, Any]) -> None:
        chosen = self.chosen(options)
        published = self.fetched() if options["download"] else {}
        folder = self.fetching().folder() if options["download"] else self.folder(options)
        with self.watched() as told:
            report = imdb.load(folder=folder, filters=chosen, published=published, told=told, force=options["force"])
        if self.json:
            self.out_json(report.as_data())
        else:
            self.tell(report)
        if any(file.torn for file in report.files):
            self.leave(commandline.FAILED, "A file is damaged: what came before is taken in. Fetch it again and load.")

    def chosen(self, options: dict[str, Any]) -> filters.Filters:
        """The filters that were asked for; what was not is as the settings say."""
        try:
            return imdb.usual_filters(
                kinds=options["kinds"].split(",") if options["kinds"] else None,
                min_votes=options["min_votes"],
                episodes=options["with_episodes"],
                adult=options["adult"],
            )
        except filters.UnknownKind as error:
            self.leave(commandline.USAGE, str(error))

    def folder(self, options: dict[str, Any]) -> Path:
        """Where the files are."""
        folder = options["dir"] or settings.IMDB_DATASETS_DIR
        if not folder and settings.IMDB_ENABLED:
            folder = self.fetching().folder()
        if not folder:
            self.leave(
                commandline.SETTING, "Say where IMDb's dataset files are: --dir FOLDER, or set IMDB_DATASETS_DIR."
            )
        return Path(folder).expanduser()

    def fetching(self) -> ModuleType:
        """Late: what speaks HTTP takes longer to come up than a look at the tables."""
        from cineteca.imdb.operations import downloading

        return downloading

    def fetched(self) -> dict[str, datetime]:
        """Fetch what is new; when IMDb made each file."""
        with self.progress("Fetching", None) as advance:
            seen = 0

            def hear(name: str, received: int, total: int | None) -> None:
                nonlocal seen
                done = received >> 10
                advance(done - seen if done >= seen else 0, name, (total or received) >> 10)
                seen = done

            fetched = self.fetching().download(progress=hear)
        for file in fetched:
            size = f"fetched, {file.size / 1e6:,.1f} MB" if file.new else "nothing newer"
            self.say(f"{file.name}: {file.error or size}")
        return {file.name: file.published_at for file in fetched if file.published_at}

    def look(self, options: dict[str, Any]) -> None:
        from cineteca.imdb.operations import checking

        look = checking.check(at=clock.now())
        if self.json:
            for found in look.found:
                told = {"check": found.check.name, "severity": found.check.severity, "count": found.count}
                self.out_json({**told, "before": found.before, "samples": found.samples})
            return
        if not look.found:
            self.say("Nothing of IMDb's datasets is loaded yet. Load them: cineteca imdb load --dir FOLDER")
            return
        rows = [
            (
                found.check.title,
                found.check.severity,
                found.count,
                ", ".join(subject for subject, _ in found.samples[:3]),
            )
            for found in look.found
        ]
        self.table("", ("check", "", "found", "such as"), rows)
        self.say(f"Looked through in {look.took_ms / 1000:,.1f} s.")

    @contextmanager
    def watched(self) -> Iterator[Callable[[imdb.Progress], None]]:
        """A bar of kilobytes with the rows beside it."""
        with self.progress("IMDb", None) as advance:
            seen = 0

            def hear(progress: imdb.Progress) -> None:
                nonlocal seen
                done = progress.bytes_read >> 10
                advance(
                    done - seen,
                    f"{progress.stage} {progress.file} · {progress.lines:,} rows",
                    progress.bytes_total >> 10,
                )
                seen = done

            yield hear

    def tell(self, report: imdb.Report) -> None:
        columns = ("file", "lines", "bad", "kept", "new", "changed", "gone", "unchanged", "seconds")
        rows = [
            (
                *(file.name, file.lines, file.bad_lines, file.kept, file.inserted, file.updated),
                *(file.deleted + file.marked, file.unchanged, file.seconds),
            )
            for file in report.files
            if file.read
        ]
        if rows:
            self.table("", columns, rows)
        for file in report.files:
            self.tell_faults(file)
        if same := [file.name for file in report.files if not file.read]:
            self.say(f"Unchanged, so not read: {', '.join(same)}.")
        resumed = ", going on where the last load had stopped" if report.resumed else ""
        self.say(f"{report.lines:,} lines in {report.seconds:,.1f} s{resumed}.")
        if search.is_due():
            self.say("Next the search index is made: by the worker, else by “cineteca search” before its first answer.")

    def tell_faults(self, file: imdb.FileReport) -> None:
        for why, count in file.bad.items():
            self.say(f"{file.name}: {count:,} × {why}")
            for sample in file.samples.get(why, [])[:2]:
                self.say(f"    {sample}")

    def status(self, options: dict[str, Any]) -> None:
        state, load = queries.state(clock.now()), queries.latest_load()
        if self.json:
            last = load and {
                "state": load.state,
                "stage": load.stage,
                "started_at": load.started_at,
                "error": load.error,
            }
            self.out_json({"loaded": state.loaded, "old": state.old, "load": last})
            for file in state.files:
                self.out_json({**asdict(file), "age": file.age.total_seconds()})
            return
        if not state.files:
            self.say("Nothing of IMDb's datasets is loaded yet. Load them: cineteca imdb load --dir FOLDER")
        else:
            rows = [
                (file.name, file.rows, f"{file.age.total_seconds() / 3600:,.1f} h", "old" if file.stale else "")
                for file in state.files
            ]
            self.table("", ("file", "rows", "age", ""), rows)
        if load:
            self.say(
                f"Last load: {load.state}, began {load.started_at:%Y-%m-%d %H:%M} {load.stage or load.error}".rstrip()
            )

    def show(self, options: dict[str, Any]) -> None:
        title, name = ids.title_number(options["id"]), ids.name_number(options["id"])
        if title is None and name is None:
            self.leave(commandline.USAGE, f"{options['id']} is no id of IMDb. Write tt0113277 or nm0000199.")
        found = self.show_title(title) if title else self.show_person(name or 0)
        if not found:
            self.leave(commandline.FAILED, f"The datasets know nothing of {options['id']}.")

    def show_title(self, number: int) -> bool:
        title = queries.title(number)
        if title is None:
            return False
        akas, people = queries.akas(number), queries.cast_and_crew(number)
        if self.json:
            told = {**asdict(title), "imdb_id": title.imdb_id}
            self.out_json({**told, "akas": [asdict(aka) for aka in akas], "people": [asdict(one) for one in people]})
            return True
        years = "–".join(str(year) for year in (title.start_year, title.end_year) if year)
        self.out(
            f"{title.imdb_id}  {title.title} ({title.kind} {years})  {title.rating or '–'} · {title.votes:,} votes"
        )
        if title.original:
            self.out(f"Original title: {title.original}")
        self.out(f"{', '.join(title.genres)}" + (f" · {title.runtime} min" if title.runtime else ""))
        rows = [(one.imdb_id, one.name, one.category, ", ".join(one.characters) or one.job) for one in people]
        if rows:
            self.table("", ("id", "name", "", ""), rows)
        if akas:
            self.out("Also: " + " · ".join(dict.fromkeys(aka.title for aka in akas)))
        return True

    def show_person(self, number: int) -> bool:
        person = queries.person(number)
        if person is None:
            return False
        films = queries.filmography(number, limit=100)
        if self.json:
            told = {**asdict(person), "imdb_id": person.imdb_id}
            self.out_json({**told, "filmography": [asdict(film) for film in films]})
            return True
        years = "–".join(str(year) for year in (person.birth_year, person.death_year) if year)
        self.out(f"{person.imdb_id}  {person.name}  {years}  {', '.join(person.professions)}")
        rows = [
            (str(film.year or ""), film.title, film.category, ", ".join(film.characters) or film.job) for film in films
        ]
        if rows:
            self.table("", ("year", "title", "", ""), rows)
        return True


def _load_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--download", action="store_true", help="fetch what is new first; needs IMDB_ENABLED=yes")
    parser.add_argument("--dir", metavar="FOLDER", help="folder of the files; without it IMDB_DATASETS_DIR")
    parser.add_argument("--kinds", metavar="movie,tvSeries,…", help="kinds in IMDb's words, or all; else IMDB_KINDS")
    parser.add_argument("--min-votes", type=int, metavar="N", help="leave out titles with fewer votes")
    parser.add_argument("--with-episodes", action="store_true", help="episodes, too: four times the rows")
    parser.add_argument("--adult", action="store_true", help="titles for adults, too")
    parser.add_argument("--force", action="store_true", help="files with less than half of their rows before, too")
