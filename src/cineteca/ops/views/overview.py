"""The first page."""

from django.http import HttpRequest, HttpResponse

from cineteca.core import clock
from cineteca.ops.filling import overview
from cineteca.ops.frames import frame, show
from cineteca.ops.views.doors import page


@page
def panel(request: HttpRequest) -> HttpResponse:
    """The whole house at a glance."""
    at = clock.now()
    live = "runs,queue,calls,hosts,schedules,alerts"
    return show(request, frame(request, "panel", part="overview", live=live), overview.fill(at=at), at=at)
