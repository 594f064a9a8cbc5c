"""The OpenAPI description as a person reads it: once as a page, once as Markdown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cineteca.api.description import INTRODUCTION, TAGS
from cineteca.api.rest import api

_METHODS = ("get", "post", "patch", "put", "delete")


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter, or a name of a body or answer. `type` in words."""

    name: str
    type: str
    required: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """`answers`: status → what it is. `token`: whether one has to be shown."""

    method: str
    path: str
    summary: str
    says: str
    token: bool
    parameters: tuple[Value, ...]
    body: tuple[Value, ...]
    body_says: str
    gives: tuple[Value, ...]
    gives_says: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    name: str
    says: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    version: str
    introduction: str
    chapters: tuple[Chapter, ...]


@lru_cache(maxsize=1)
def page() -> Page:
    """Every operation, by chapter."""
    schema = api.get_openapi_schema()
    operations = list(_operations(schema))
    chapters = [
        Chapter(tag["name"], tag["description"], tuple(made for name, made in operations if name == tag["name"]))
        for tag in TAGS
    ]
    return Page(api.title, api.version, INTRODUCTION, tuple(chapters))


def markdown() -> str:
    """The same for `docs/reference`."""
    lines = [f"# REST\n\n{INTRODUCTION}\n", "The description for programs is at `/api/openapi.json` (OpenAPI 3.1).\n"]
    for chapter in page().chapters:
        lines.append(f"## {chapter.name}\n\n{chapter.says}\n")
        lines += [_written(operation) for operation in chapter.operations]
    return "\n".join(lines)


def _written(operation: Operation) -> str:
    parts = [f"### {operation.method} {operation.path}\n", f"{operation.summary}. {operation.says}\n"]
    for title, values in (("Asks", operation.parameters), ("Body", operation.body), ("Gives", operation.gives)):
        if values:
            listed = ", ".join(
                f"`{value.name}` ({value.type}{', required' if value.required else ''})" for value in values
            )
            parts.append(f"{title}: {listed}.\n")
    answers = ", ".join(f"{status} {says}" for status, says in operation.answers)
    parts.append(f"{'Needs a token. ' if operation.token else ''}Answers: {answers}.\n")
    return "\n".join(parts)


def _operations(schema: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, methods in schema["paths"].items():
        for method in _METHODS:
            if method in methods:
                said = methods[method]
                yield said["tags"][0], _operation(schema, method, path, said)


def _operation(schema: Mapping[str, Any], method: str, path: str, said: Mapping[str, Any]) -> Operation:
    good = next(answer for status, answer in said["responses"].items() if str(status).startswith("2"))
    body, gives = _content(schema, said.get("requestBody", {})), _content(schema, good)
    return Operation(
        method=method.upper(),
        path=path,
        summary=said["summary"],
        says=" ".join(said.get("description", "").split()),
        token=bool(said.get("security")),
        parameters=tuple(
            Value(each["name"], _type(schema, each["schema"]), each["required"], each.get("description", ""))
            for each in said.get("parameters", ())
        ),
        body=tuple(_values(schema, body)),
        body_says=_one_line(body),
        gives=tuple(_values(schema, gives, always=True)),
        gives_says=_one_line(gives),
        answers=tuple((str(status), answer["description"]) for status, answer in said["responses"].items()),
    )


def _content(schema: Mapping[str, Any], holder: Mapping[str, Any]) -> Mapping[str, Any]:
    found = holder.get("content", {}).get("application/json", {}).get("schema", {})
    return _resolved(schema, found)


def _resolved(schema: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any]:
    if "allOf" in found:
        found = found["allOf"][0]
    if "$ref" in found:
        found = schema["components"]["schemas"][found["$ref"].rsplit("/", 1)[-1]]
    return found


def _values(schema: Mapping[str, Any], shape: Mapping[str, Any], *, always: bool = False) -> Iterator[Value]:
    """The names of `shape`. With `always` none is called required: of an answer that goes without saying."""
    required = set() if always else set(shape.get("required", ()))
    for name, kind in shape.get("properties", {}).items():
        yield Value(name, _type(schema, kind), name in required, kind.get("description", ""))


def _type(schema: Mapping[str, Any], kind: Mapping[str, Any]) -> str:
    """In words: ``integer``, ``list of QueueItem``, ``text or null``, ``film or show``."""
    if "enum" in kind:
        return " or ".join(map(str, kind["enum"]))
    if "anyOf" in kind:
        return " or ".join(_type(schema, each) for each in kind["anyOf"])
    if "$ref" in kind or "allOf" in kind:
        return str(_resolved(schema, kind).get("title", "object"))
    if kind.get("type") == "array":
        return f"list of {_type(schema, kind.get('items', {}))}"
    words = {"string": "text", "null": "null"}
    return (
        words.get(str(kind.get("type")), str(kind.get("type", "anything")))
        if kind.get("format") != "date-time"
        else "time"
    )


def _one_line(shape: Mapping[str, Any]) -> str:
    return " ".join(shape.get("description", "").split())
