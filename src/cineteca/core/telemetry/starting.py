"""Beginning to tell, where somebody is to be told. Nothing is imported for what is not configured."""

from collections.abc import Callable


def start(*, collector: str, sentry: str, version: str, environment: str, mask: Callable[[str], str]) -> None:
    """Send spans to `collector` and errors to `sentry`, each where it is not empty."""
    if collector:
        from cineteca.core.telemetry import spans

        spans.collect(collector, version=version)
    if sentry:
        from cineteca.core.telemetry import reports

        reports.report(sentry, version=version, environment=environment, mask=mask)
