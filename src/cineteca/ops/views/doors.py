"""What every page of operations has in common: staff alone, never kept, and a place that is none leads to the list."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from cineteca.accounts.access import staff_only
from cineteca.core.pagination import BadCursor

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def page(view: View[P]) -> View[P]:
    """A page that is looked at."""
    return require_GET(never_cache(staff_only(_from_the_start(view))))


def deed(view: View[P]) -> View[P]:
    """Something that is done."""
    return require_POST(staff_only(view))


def _from_the_start(view: View[P]) -> View[P]:
    """Lead a place of a list that we did not hand out to where the list begins, its filters kept."""

    @wraps(view)
    def led(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadCursor:
            asked = request.GET.copy()
            asked.pop("after", None)
            return redirect(f"{request.path}?{asked.urlencode()}" if asked else request.path)

    return cast("View[P]", led)
