"""What the program tells about itself while it works: whose doing a line of the log is, spans, errors, counts.

with telemetry.bound(run=run.id):        # every line of the log, every span and error below says so
    with telemetry.span("enrich.run", source="queue"):
        …

Spans and error reports cost nothing and import nothing until `start` finds an address to send them to.
"""

from cineteca.core.telemetry.context import bound, current, handed_on
from cineteca.core.telemetry.spans import span
from cineteca.core.telemetry.starting import start

__all__ = ["bound", "current", "handed_on", "span", "start"]
