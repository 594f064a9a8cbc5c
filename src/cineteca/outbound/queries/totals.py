"""Reads of the counts that only grow."""

from dataclasses import dataclass

from cineteca.outbound.models import CallTotal


@dataclass(frozen=True, slots=True)
class CallTotals:
    """Calls of one provider that came to the same. `bucket`: see `domain.lengths`; `status` 0: nobody answered."""

    provider: str
    status: int
    cached: str
    error: str
    bucket: int
    calls: int
    seconds: float


def list_call_totals() -> list[CallTotals]:
    """All calls that were ever counted (`operations.count_calls`)."""
    rows = CallTotal.objects.order_by("provider", "status", "cached", "error", "bucket")
    return [CallTotals(*row) for row in rows.values_list(*CallTotals.__slots__)]
