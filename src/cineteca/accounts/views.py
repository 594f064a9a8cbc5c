"""Signing in and out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cineteca.accounts import operations as accounts
from cineteca.core import clock


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    authentication_form = AuthenticationForm
    redirect_authenticated_user = True


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a link. A GET asks first: mail programs and previews open links by themselves."""
    if request.method == "GET":
        return render(request, "accounts/sign_in_by_link.html", {"token": token})
    try:
        user = accounts.redeem_link_token(token, at=clock.now())
    except accounts.BadLink as error:
        messages.error(request, str(error))
        return redirect(settings.LOGIN_URL)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    messages.success(request, _("Welcome back."))
    return redirect(settings.LOGIN_REDIRECT_URL)
