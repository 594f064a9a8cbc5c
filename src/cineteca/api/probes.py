"""Two addresses for those who start and stop us: is it alive, may it be sent people."""

import orjson
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cineteca.core import clock, health


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """``ok`` from a process that answers at all. It asks nobody: a database that is gone is no reason to end us."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 where pages can be served, else 503; the body tells each check."""
    checks = health.examine(at=clock.now())
    able = health.is_ready(checks)
    body = {"ready": able, "checks": {check.name: {"state": check.state, "says": check.says} for check in checks}}
    return HttpResponse(orjson.dumps(body), status=200 if able else 503, content_type="application/json")
