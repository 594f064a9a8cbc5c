"""The tables as documentation: a diagram and a list, made from the models themselves."""

# ruff: noqa: SLF001 - `_meta` is documented API of Django's models

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.db import connection, models

Model = type[models.Model]


def page() -> str:
    """Markdown: an entity-relationship diagram and the columns and constraints of every room's tables."""
    return "\n".join(["# Tables", "", *_introduction(), *(line for room in _rooms() for line in _room(room))])


def _introduction() -> Iterator[str]:
    yield "Each room owns its tables. A line in a diagram is a foreign key: `||` exactly one, `o|` one or none,"
    yield "`o{` any number. Every constraint has a name, so that a message of the database tells what was wrong."
    yield ""


def _rooms() -> list[AppConfig]:
    ours = [room for room in apps.get_app_configs() if room.name.startswith("cineteca.") and list(room.get_models())]
    return sorted(ours, key=lambda room: (room.label != "catalog", room.label))


def _room(room: AppConfig) -> Iterator[str]:
    tables = list(room.get_models())
    yield f"## {room.label}"
    yield ""
    yield "```mermaid"
    yield from diagram(tables)
    yield "```"
    yield ""
    for table in tables:
        yield from _table(table)


def diagram(tables: list[Model]) -> Iterator[str]:
    """The lines of a Mermaid diagram of `tables`, in their order."""
    yield "erDiagram"
    for table in tables:
        yield from (f"    {line}" for line in _relations(table))
    for table in tables:
        yield f"    {table.__name__} {{"
        yield from (f"        {_kind(field)} {field.column}{_key(field)}" for field in table._meta.concrete_fields)
        yield "    }"


def _relations(table: Model) -> Iterator[str]:
    for field in table._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            above = "o|" if field.null else "||"
            below = "o|" if field.unique else "o{"
            yield f"{_name(field.related_model)} {above}--{below} {table.__name__} : {field.name}"


def _name(table: Any) -> str:
    return str(table.__name__)


def _kind(field: "models.Field[Any, Any]") -> str:
    """The column's type as one word: ``varchar(32)`` → ``varchar``."""
    kind = field.db_type(connection) or "unknown"
    return kind.partition("(")[0].replace("[]", "_array").replace(" with time zone", "tz").replace(" ", "_")


def _key(field: "models.Field[Any, Any]") -> str:
    keys = [name for name, there in (("PK", field.primary_key), ("FK", field.is_relation)) if there]
    return f" {', '.join(keys)}" if keys else ""


def _table(table: Model) -> Iterator[str]:
    yield f"### {table._meta.db_table}"
    yield ""
    if meaning := _meaning(table):
        yield meaning
        yield ""
    yield "| column | type | empty | |"
    yield "|---|---|---|---|"
    for field in table._meta.concrete_fields:
        yield f"| `{field.column}` | {field.db_type(connection)} | {'yes' if field.null else '–'} | {_note(field)} |"
    yield ""
    named = [*table._meta.constraints, *table._meta.indexes]
    if named:
        yield ", ".join(f"`{rule.name}`" for rule in named)
        yield ""


def _meaning(table: Model) -> str:
    """The docstring in one paragraph each; the one that Django makes up is none."""
    text = (table.__doc__ or "").strip()
    return "" if text.startswith(f"{table.__name__}(") else "\n".join(line.strip() for line in text.splitlines())


def _note(field: "models.Field[Any, Any]") -> str:
    if isinstance(field, models.ForeignKey):
        return f"→ {_name(field.related_model)}"
    return str(field.help_text)
