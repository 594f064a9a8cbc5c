"""Every component with something to show, for those who build pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cineteca.accounts.access import staff_only
from cineteca.web import specimens
from cineteca.web.views.posters import drawn

PAGES = {
    "browse": ("web/browse.html", specimens.line),
    "work": ("web/work.html", specimens.heat),
    "person": ("web/person.html", specimens.mann),
}


@require_GET
@staff_only
def gallery(request: HttpRequest) -> HttpResponse:
    """The components one below the other."""
    context = {
        "wall": specimens.wall(),
        "page": specimens.heat(),
        "browse": specimens.line(),
        "known": specimens.panel(),
        "field": specimens.form(),
        "swatches": ("ground", "raised", "line", "ink", "ink-2", "accent", "good", "warning", "bad"),
        "pages": tuple(PAGES),
        "section": "ops",
    }
    return render(request, "web/gallery.html", context)


@require_GET
@staff_only
def specimen(request: HttpRequest, name: str) -> HttpResponse:
    """A whole page, filled."""
    if name not in PAGES:
        raise Http404
    template, fill = PAGES[name]
    return render(request, template, {"page": fill(), "section": "ops"})


@require_GET
def specimen_poster(request: HttpRequest, number: int) -> HttpResponse:
    """The drawn poster of a specimen."""
    if number >= len(specimens.TITLES):
        raise Http404
    return drawn(request, specimens.facts(number).subject())
