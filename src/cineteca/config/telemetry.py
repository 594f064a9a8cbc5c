"""Telling others how we are, where the settings name them."""

from collections.abc import Mapping
from typing import Any

from cineteca import __version__
from cineteca.config.environment import SETTINGS
from cineteca.core import telemetry
from cineteca.outbound import masking


def begin(env: Mapping[str, Any]) -> None:
    """Send traces and errors to whom `env` names; and never print what it holds as a secret."""
    masking.never_print(env[setting.name] for setting in SETTINGS if setting.secret and env[setting.name])
    telemetry.start(
        collector=env["OTEL_EXPORTER_OTLP_ENDPOINT"],
        sentry=env["SENTRY_DSN"],
        version=__version__,
        environment=env["SENTRY_ENVIRONMENT"],
        mask=masking.masked,
    )
