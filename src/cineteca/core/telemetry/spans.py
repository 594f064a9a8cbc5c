"""Spans for a collector of traces. Until one is configured, a span is nothing at all."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from cineteca.core.telemetry.context import current


class Span(Protocol):
    """What the body of a span may do with it."""

    def set_attribute(self, name: str, value: Any) -> None: ...

    def update_name(self, name: str) -> None: ...


class NoSpan:
    """What it gets while nobody collects."""

    def set_attribute(self, name: str, value: Any) -> None:
        """Nobody listens."""

    def update_name(self, name: str) -> None:
        """Nobody listens."""


_NOTHING = NoSpan()
_tracer: Any = None


def span(
    name: str, *, kind: str = "internal", parent: Mapping[str, str] | None = None, **attributes: Any
) -> AbstractContextManager[Span]:
    """A span around the block. `kind`: internal, server or client; `parent`: headers of a request that may name one.

    An exception that leaves the block marks it as failed.
    """
    return nullcontext(_NOTHING) if _tracer is None else _recorded(name, kind, parent, attributes)


def collect(endpoint: str, *, version: str) -> None:
    """Send spans to the collector at `endpoint` (OTLP over HTTP) from now on."""
    global _tracer  # noqa: PLW0603 - one for the process, like the library's own
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    about = Resource.create({"service.name": "cineteca", "service.version": version})
    provider = TracerProvider(resource=about)
    exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces", timeout=5)
    provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=2_000))
    _tracer = provider.get_tracer("cineteca", version)


@contextmanager
def _recorded(name: str, kind: str, parent: Mapping[str, str] | None, attributes: Mapping[str, Any]) -> Iterator[Span]:
    from opentelemetry import trace
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    above = TraceContextTextMapPropagator().extract(parent) if parent else None
    kinds = {"server": trace.SpanKind.SERVER, "client": trace.SpanKind.CLIENT}
    whose = {f"cineteca.{name}": value for name, value in current().items()}
    with _tracer.start_as_current_span(
        name, context=above, kind=kinds.get(kind, trace.SpanKind.INTERNAL), attributes=whose | dict(attributes)
    ) as made:
        yield made
