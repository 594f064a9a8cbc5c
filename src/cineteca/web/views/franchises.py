"""The page of a franchise: works that belong together, in the order they came out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.web import cards, naming
from cineteca.web.contexts.franchise import FranchisePage
from cineteca.web.filling.work import franchise_address


@require_safe
def franchise(request: HttpRequest, name: str) -> HttpResponse:
    """``/franchise/7-heat-collection/``: the number says which; the words follow what it is called today."""
    number = name.partition("-")[0]
    found = catalogue.get_franchise(int(number)) if number.isascii() and number.isdigit() and len(number) < 16 else None
    if found is None:
        raise Http404
    url = franchise_address(found.id, found.name)
    if request.path != url:
        return redirect(url, permanent=True)
    titles = naming.titles(request, (card.work_id for card in found.works))
    shown = cards.items(found.works, eager=cards.EAGER, titles=titles)
    answer = render(request, "web/franchise.html", {"page": FranchisePage(url, found.name, len(found.works), shown)})
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language"))
    return answer
