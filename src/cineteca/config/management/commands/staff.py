"""``cineteca staff``: who may edit the catalogue and see the ops pages."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from cineteca.accounts import operations as accounts
from cineteca.accounts import queries
from cineteca.config import commanding, commandline
from cineteca.config.preparing import prepare


class Command(commanding.Command):
    help = "Staff may edit the catalogue and see the ops pages. Add a member, or make a sign-in link for one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", required=True, metavar="add|link")
        what.add_parser("add", help="add a member; asks for a password").add_argument("email")
        what.add_parser("link", help="a link that signs the member in once, within the hour").add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        email = self.checked(options["email"])
        prepare(self.say)
        if options["what"] == "add":
            accounts.make_staff(email=email, password=self.ask_password())
            self.say(f"{email} is staff now.")
        else:
            self.out(link_for(self.known(email)))

    def checked(self, email: str) -> str:
        try:
            validate_email(email)
        except ValidationError:
            self.leave(commandline.USAGE, f"“{email}” is not an e-mail address.")
        return email

    def known(self, email: str) -> str:
        if not queries.is_staff(email):
            self.leave(commandline.FAILED, f"{email} is not staff. Add them first: cineteca staff add {email}")
        return email

    def ask_password(self) -> str:
        try:
            return self.ask_password_twice()
        except EOFError:
            self.leave(commandline.USAGE, "No password was typed; nothing was changed. Or: cineteca staff link")

    def ask_password_twice(self) -> str:
        password = getpass("Password: ")
        try:
            validate_password(password)
        except ValidationError as error:
            self.leave(commandline.USAGE, " ".join(error.messages))
        if getpass("Once more: ") != password:
            self.leave(commandline.USAGE, "The two are not the same; nothing was changed.")
        return password


def link_for(email: str) -> str:
    """An address that signs the staff member `email` in once."""
    token = accounts.issue_link_token(user=accounts.make_staff(email=email))
    base = settings.ENV["CINETECA_URL"] or f"http://127.0.0.1:{settings.CINETECA_PORT}"
    return base.rstrip("/") + reverse("accounts:sign-in-link", args=[token])
