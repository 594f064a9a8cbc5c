"""Pages that say the same to everybody, and what a browser is to remember."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from cineteca.providers import registry
from cineteca.web import assets, preferences

_NOT_FOR_CRAWLERS = ("/admin/", "/api/", "/live/", "/ops/", "/search/", "/sign-in/", "/title/", "/name/")
_FOR_A_DAY = {"Cache-Control": "public, max-age=86400"}


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Who tells us what, and under which licences."""
    asked = {name for name, provider in settings.PROVIDERS.items() if provider["enabled"]}
    return render(request, "web/about.html", {"providers": registry.PROVIDERS, "asked": asked})


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Crawlers may read what people read; not what changes something, counts something or is made anew for each."""
    closed = "".join(f"Disallow: {path}\n" for path in _NOT_FOR_CRAWLERS)
    return HttpResponse(f"User-agent: *\n{closed}", content_type="text/plain; charset=utf-8", headers=_FOR_A_DAY)


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """For those who ask for it without having read the page."""
    return HttpResponseRedirect(assets.url("favicon.svg"), headers=_FOR_A_DAY)


# No token: whoever forged this could turn a light on, no more; and pages without a token can be compared and kept.
@csrf_exempt
@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Remember theme, density, region or language for this browser, and go back to where the form stood."""
    response = HttpResponseRedirect(_back(request))
    asked = {"region": set(settings.REGIONS), "titles": {"", *preferences.title_languages()}}
    for name, allowed in (preferences.ALLOWED | asked).items():
        if (value := request.POST.get(name)) is not None and value in allowed:
            preferences.remember(response, name, value)
    return response


def _back(request: HttpRequest) -> str:
    address = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else reverse("web:browse")
