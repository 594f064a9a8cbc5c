"""Tables of the enrich room, by what they hold."""

from cineteca.enrich.models.counting import RunsCounted, RunTotal
from cineteca.enrich.models.datasets import DatasetClaim
from cineteca.enrich.models.quality import Alert, Finding, RuleCount
from cineteca.enrich.models.refreshing import Refresh, Run
from cineteca.enrich.models.scheduling import Schedule, SyncState

__all__ = [
    "Alert",
    "DatasetClaim",
    "Finding",
    "Refresh",
    "RuleCount",
    "Run",
    "RunTotal",
    "RunsCounted",
    "Schedule",
    "SyncState",
]
