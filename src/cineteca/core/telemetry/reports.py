"""Errors that nobody foresaw, reported to a Sentry, without anything about persons or secrets."""

from collections.abc import Callable
from typing import Any

from cineteca.core.telemetry.context import current

Mask = Callable[[str], str]
_ABOUT_PERSONS = ("user", "request", "server_name", "modules", "extra")
_DEPTH = 12


def report(dsn: str, *, version: str, environment: str, mask: Mask) -> None:
    """Send what is logged as an error to `dsn` from now on."""
    import sentry_sdk
    from sentry_sdk.integrations.django import DjangoIntegration
    from sentry_sdk.integrations.logging import LoggingIntegration

    def scrub(event: Any, _hint: Any) -> Any:
        return scrubbed(event, mask)

    sentry_sdk.init(
        dsn=dsn,
        release=f"cineteca@{version}",
        environment=environment,
        send_default_pii=False,
        include_local_variables=False,  # they hold whatever we work on, keys too
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0.0,
        auto_enabling_integrations=False,
        integrations=[
            DjangoIntegration(middleware_spans=False, signals_spans=False),
            LoggingIntegration(level=None),
        ],
        before_send=scrub,
    )


def scrubbed(event: dict[str, Any], mask: Mask) -> dict[str, Any]:
    """`event` without persons, and with every secret in it masked. Of a request only method and path stay."""
    request = event.get("request") or {}
    kept = {name: value for name, value in event.items() if name not in _ABOUT_PERSONS}
    if request:
        address = str(request.get("url", "")).partition("?")[0]
        kept["request"] = {"method": request.get("method", ""), "url": address}
    kept["tags"] = {**dict(event.get("tags") or {}), **current()}
    return dict(_masked(kept, mask, _DEPTH))


def _masked(value: Any, mask: Mask, depth: int) -> Any:
    if isinstance(value, str):
        return mask(value)
    if depth and isinstance(value, dict):
        return {name: _masked(part, mask, depth - 1) for name, part in value.items()}
    if depth and isinstance(value, list | tuple):
        return [_masked(part, mask, depth - 1) for part in value]
    return value
