"""A look at everything the program needs, for the person who set it up."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection

from cineteca.config.preparing import steps_missing
from cineteca.core import clock, database, postgres, storage
from cineteca.core.errors import CinetecaError
from cineteca.imdb import queries as imdb
from cineteca.providers import registry


@dataclass(frozen=True, slots=True)
class Finding:
    """`state`: good, off (a feature is turned off) or bad (something does not work). `do`: what mends it."""

    what: str
    state: str
    says: str
    do: str = ""


def examine(*, call_providers: bool) -> list[Finding]:
    """Everything there is to say, most basic first. Never raises."""
    providers = _providers(call_providers=call_providers)
    return [_home(), *_database(), *providers, _datasets(), _pictures(call=call_providers), _address()]


def _home() -> Finding:
    home = settings.CINETECA_HOME
    return Finding("Home", "good", f"all state is kept in {home}")


def _database() -> Iterator[Finding]:
    own = "the server of DATABASE_URL" if settings.ENV["DATABASE_URL"] else "the embedded server"
    try:
        connection.ensure_connection()
        version = connection.cursor().execute("SHOW server_version").fetchone()[0]
        yield Finding("Database", "good", f"{own}, PostgreSQL {version}")
        postgres.require_extensions(database.conninfo(), database.EXTENSIONS)
        yield Finding("Extensions", "good", ", ".join(database.EXTENSIONS))
        if missing := steps_missing():
            yield Finding("Tables", "bad", f"{missing} steps are missing", "Take them: cineteca prepare")
    except Exception as error:  # noqa: BLE001 - whatever it is, the person is told
        yield Finding(
            "Database", "bad", f"{own}: {error}", "Set DATABASE_URL right, or leave it out to use the embedded one."
        )


def _providers(*, call_providers: bool) -> Iterator[Finding]:
    for name, entry in registry.BY_NAME.items():
        configured = settings.PROVIDERS[name]
        if not configured["switched_on"]:
            yield Finding(entry.title, "off", f"switched off: {entry.without}", f"{entry.switch} switches it on.")
        elif not configured["enabled"]:
            yield Finding(
                entry.title,
                "off",
                f"no key: {entry.without}",
                f"Get a key at {entry.key_page} and set {' or '.join(entry.keys)}.",
            )
        elif call_providers:
            yield asyncio.run(_try(name, entry.title))
        else:
            yield Finding(entry.title, "good", "a key is set; it was not tried")


async def _try(name: str, title: str) -> Finding:
    from cineteca.enrich.operations.sources import open_sources

    try:
        async with open_sources(run_id=None, caller="doctor", force=True) as providers:
            found = await providers[name].find("imdb", "tt0133093")
    except CinetecaError as error:
        return Finding(
            title,
            "bad",
            f"the key was tried: {error}",
            f"Check {' or '.join(registry.BY_NAME[name].keys)} and {name.upper()}_URL.",
        )
    except Exception as error:  # noqa: BLE001 - trying a key leans on the database, which is told about above
        return Finding(title, "bad", f"the key could not be tried: {error}", "See to the database first.")
    return Finding(title, "good", f"the key works ({found.title if found else 'it answers'})")


_WITHOUT = "titles and people that are not in the catalogue are neither found nor shown"


def _datasets() -> Finding:
    """How old IMDb's datasets are, and what their absence turns off."""
    try:
        state = imdb.state(clock.now())
    except DatabaseError as error:
        return Finding("IMDb datasets", "bad", f"they could not be looked at: {error}", "See to the database first.")
    if not state.loaded or state.oldest_at is None:
        do = "IMDB_ENABLED=yes fetches them (2 GB), or: cineteca imdb load --dir FOLDER"
        return Finding("IMDb datasets", "off", f"not loaded: {_WITHOUT}", do)
    rows = {file.name: file.rows for file in state.files}
    hours = int((clock.now() - state.oldest_at).total_seconds() // 3600)
    age = f"{hours} hours" if hours < 72 else f"{hours // 24} days"
    says = f"{rows.get('title.basics', 0):,} titles, {rows.get('name.basics', 0):,} people, {age} old"
    if state.old:
        do = "See /ops/imdb/ why they are not fetched." if settings.IMDB_ENABLED else "cineteca imdb load"
        return Finding("IMDb datasets", "off", f"{says}: out of date", do)
    return Finding("IMDb datasets", "good", says)


def _pictures(*, call: bool) -> Finding:
    if settings.PICTURES_MAX_BYTES == 0:
        says = "none are kept: pages show them from their sources"
        return Finding("Pictures", "off", says, "CINETECA_PICTURES_MAX_GB=20 keeps some.")
    if settings.PICTURES["bucket"] and not call:
        return Finding("Pictures", "good", f"kept in the bucket {settings.PICTURES['bucket']}; it was not tried")
    try:
        return Finding("Pictures", "good", f"kept {storage.pictures().check()}")
    except storage.StorageError as error:
        mends = "Check S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY."
        return Finding("Pictures", "bad", str(error), mends if settings.PICTURES["bucket"] else "")


def _address() -> Finding:
    host, port = settings.ENV["CINETECA_HOST"], settings.CINETECA_PORT
    if settings.DEBUG and host not in {"127.0.0.1", "localhost", "::1"}:
        return Finding(
            "Address",
            "bad",
            f"{host}:{port} with CINETECA_DEBUG on shows everybody its innards",
            "Unset CINETECA_DEBUG.",
        )
    return Finding("Address", "good", f"http://{host}:{port}/")
