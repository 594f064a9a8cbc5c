"""What the OpenAPI description says beyond the routes themselves."""

from collections.abc import Iterator, Mapping
from typing import Any

from ninja.openapi.schema import OpenAPISchema

INTRODUCTION = (
    "What programs can ask of this archive. Lists are paged by place: give the `next` of one page as `after` of the "
    "next. Work that takes long is begun in the background: the answer is 202 and names a run to look at. "
    "Whatever goes wrong is told in one shape."
)
TAGS = [
    {"name": "Works", "description": "The catalogue as everybody may read it."},
    {"name": "People", "description": "Who they are, what they did, who is in a title."},
    {"name": "Filling the catalogue", "description": "Bringing works in."},
    {"name": "Enrichment", "description": "Asking the providers, and how complete the answers are."},
    {"name": "Fields and locks", "description": "What is known of a work, who said it, and what a person fixed."},
    {"name": "Runs", "description": "What was done in the background, and what came of it."},
    {"name": "Schedules", "description": "What runs by the clock."},
    {"name": "State", "description": "Whether all is well."},
]
_CARD = {
    "type": "object",
    "title": "Card",
    "required": ["id", "kind", "slug", "title", "year", "score", "poster", "accent"],
    "properties": {
        "id": {"type": "integer"},
        "kind": {"type": "string", "enum": ["film", "show"]},
        "slug": {"type": "string"},
        "title": {"type": "string"},
        "year": {"type": ["integer", "null"]},
        "score": {"type": ["number", "null"], "description": "0–100, of all sources together"},
        "poster": {"type": "object", "description": "`drawn`: made by us, as nobody has an artwork"},
        "accent": {"type": "object", "description": "colours that go with it"},
    },
}
_CARDS = {
    "type": "object",
    "title": "CardList",
    "required": ["items", "next"],
    "properties": {
        "items": {"type": "array", "items": {"$ref": "#/components/schemas/Card"}},
        "next": {"type": "string"},
    },
}
_ETAG = {"ETag": {"schema": {"type": "string"}}, "Cache-Control": {"schema": {"type": "string"}}}


def _named(name: str, text: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"in": "query", "name": name, "required": False, "description": text, "schema": dict(schema)}


def _json(name: str, text: str, headers: Mapping[str, Any] | None = None) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"description": text, "content": content} | ({"headers": dict(headers)} if headers else {})


_WORKS = {
    "operationId": "works",
    "summary": "The works, as short cards",
    "description": "Forty at a time. Whoever sends the ETag they have gets 304 while nothing changed.",
    "tags": ["Works"],
    "parameters": [
        _named("kind", "films or shows alone", {"type": "string", "enum": ["film", "show"]}),
        _named("genre", "works of this genre", {"type": "string", "maxLength": 100}),
        _named("decade", "its first year, like 1990", {"type": "integer", "minimum": 1870, "maximum": 2100}),
        _named(
            "sort",
            "what comes first",
            {"type": "string", "enum": ["popularity", "rated", "newest", "oldest", "title", "incomplete"]},
        ),
        _named("after", "the `next` of the page before", {"type": "string"}),
    ],
    "responses": {
        "200": _json("CardList", "OK", _ETAG),
        "304": {"description": "What you have is what there is.", "headers": _ETAG},
        "400": _json("Refusal", "Bad Request"),
        "422": _json("Refusal", "A filter that cannot be meant, or a place that nobody handed out"),
    },
}
_HEADERS = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}, "required": True}},
    429: {"Retry-After": {"schema": {"type": "string", "pattern": "^[0-9]+$"}, "required": True}},
}


def completed(schema: OpenAPISchema) -> OpenAPISchema:
    """`schema` with the works, and with the headers of refusals."""
    schema["paths"] = {"/api/works": {"get": _WORKS}} | schema["paths"]
    schema["components"]["schemas"] |= {"Card": _CARD, "CardList": _CARDS}
    schema["components"]["securitySchemes"] = {
        "StaffToken": {"type": "http", "scheme": "bearer", "description": "cineteca staff token issue EMAIL makes one"}
    }
    for operation in _operations(schema):
        for status, headers in _HEADERS.items():
            if status in operation["responses"]:
                operation["responses"][status]["headers"] = headers
        if 304 in operation["responses"]:
            operation["responses"][304]["description"] = "What you have is what there is."
            for status in (200, 304):
                operation["responses"][status]["headers"] = _ETAG
    return schema


def _operations(schema: OpenAPISchema) -> Iterator[dict[str, Any]]:
    for path in schema["paths"].values():
        yield from path.values()
