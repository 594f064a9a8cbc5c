"""Lines of the log as JSON, one object a line."""

from collections.abc import Mapping
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from cineteca.core.telemetry.logs import Mask, unmasked


class JSON(JsonFormatter):
    """One object a line: time, level, logger, message, request, run, job, error, and what the caller added."""

    def __init__(self, mask: Mask = unmasked) -> None:
        super().__init__(
            "{message}{levelname}{name}",
            style="{",
            timestamp="time",
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "error"},
            exc_info_as_array=False,
        )
        self.mask = mask

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        whose = log_data.pop("doing", None) or {}
        told = {name: self._masked(value) for name, value in log_data.items() if name not in _NOISE}
        told |= {name: self._masked(value) for name, value in whose.items()}
        return dict(super().process_log_record(told))

    def _masked(self, value: Any) -> Any:
        # Before it is written as JSON: masking what is written could take a quotation mark away.
        match value:
            case str():
                return self.mask(value)
            case Mapping():
                return {str(name): self._masked(part) for name, part in value.items()}
            case list() | tuple():
                return [self._masked(part) for part in value]
        return value


_NOISE = frozenset({"taskName", "request", "server_time"})
"""Django adds the whole request to its records; our own field of that name is its number."""
