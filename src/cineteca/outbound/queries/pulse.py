"""Whether anything was called: what a stream repeats while somebody looks on."""

from django.db.models import Max

from cineteca.outbound.models import Breaker, CallLog


def feel_calls() -> tuple[object, ...]:
    """Changes with every call that was written down."""
    return (CallLog.objects.aggregate(Max("id"))["id__max"],)


def feel_hosts() -> tuple[object, ...]:
    """Changes when a breaker does."""
    return tuple(Breaker.objects.order_by("id").values_list("id", "failures", "until"))
