"""What is said while somebody types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cineteca.core.text import clean_line
from cineteca.search import queries as search
from cineteca.web import asking, naming, preferences
from cineteca.web.filling import suggestions as filling

OF_EACH = 5


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Titles, people and franchises that may be meant, as the options of a list; nothing of them says an empty list."""
    text = clean_line(request.GET.get("q", "")[: 4 * asking.LONGEST])[: asking.LONGEST]
    found = search.suggest(text, limit=OF_EACH, language=get_language() or "en") if text else search.Suggestions()
    titles = naming.titles(request, (hit.ref.id for hit in found.titles if hit.ref.source == "work"))
    page = filling.fill(text, found, titles=titles, language=preferences.read(request).language)
    answer = render(request, "web/parts/suggestions.html", {"page": page})
    answer["Cache-Control"] = "private, max-age=60"
    patch_vary_headers(answer, ("Cookie", "Accept-Language"))
    return answer
