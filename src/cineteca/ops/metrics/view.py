"""``/metrics``, for this machine and for whoever shows a token."""

import hmac
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from cineteca.accounts import operations as accounts
from cineteca.core import clock
from cineteca.ops.metrics import collecting

_CARRIED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Every figure; 401 for strangers."""
    if not may_read(request):
        says = "Ask from this machine, or show METRICS_TOKEN or a staff token: Authorization: Bearer …\n"
        return HttpResponse(says, status=401, content_type="text/plain", headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(collecting.collected(clock.now()), content_type=CONTENT_TYPE_LATEST)


def may_read(request: HttpRequest) -> bool:
    """Whether it comes from this machine itself (not carried here by a proxy), or shows a token that counts."""
    return _is_from_here(request) or _shows_token(request)


def _is_from_here(request: HttpRequest) -> bool:
    if any(name in request.headers for name in _CARRIED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _shows_token(request: HttpRequest) -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return False
    if settings.METRICS_TOKEN and hmac.compare_digest(token.encode(), settings.METRICS_TOKEN.encode()):
        return True
    use = accounts.use_token(token, at=clock.now(), window=60.0)
    return use is not None and use.user.is_staff
