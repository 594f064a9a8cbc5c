"""Staff pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cineteca.accounts.access import staff_only
from cineteca.core import clock
from cineteca.ops import panel as instruments


@require_GET
@never_cache
@staff_only
def panel(request: HttpRequest) -> HttpResponse:
    """The instrument panel; its inner part alone where htmx asks."""
    template = "ops/parts/panel.html" if request.headers.get("HX-Request") == "true" else "ops/panel.html"
    return render(request, template, {"panel": instruments.fill(at=clock.now()), "section": "ops"})
