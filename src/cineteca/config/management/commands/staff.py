"""``cineteca staff``: who may edit the catalogue and see the ops pages."""

from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
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
from cineteca.core import clock


class Command(commanding.Command):
    help = "Staff may edit the catalogue and see the ops pages. Add a member, or make a sign-in link or an API token."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", required=True, metavar="add|link|token")
        what.add_parser("add", help="add a member; asks for a password").add_argument("email")
        what.add_parser("link", help="a link that signs the member in once, within the hour").add_argument("email")
        token = what.add_parser("token", help="what programs show to the API: issue one, list them, revoke one")
        verb = token.add_subparsers(dest="verb", required=True, metavar="issue|list|revoke")
        issue = verb.add_parser("issue", help="a new token of a member; its text is shown once")
        issue.add_argument("email")
        issue.add_argument("--name", default="", help="what it is for")
        verb.add_parser("list", help="every token, when it was used last")
        verb.add_parser("revoke", help="let a token work no more").add_argument("token", type=int, metavar="NUMBER")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "token":
            prepare(self.say)
            {"issue": self.issue, "list": self.list, "revoke": self.revoke}[options["verb"]](options)
            return
        email = self.checked(options["email"])
        prepare(self.say)
        if options["what"] == "add":
            accounts.make_staff(email=email, password=self.ask_password())
            self.say(f"{email} is staff now.")
        else:
            self.out(link_for(self.known(email)))

    def issue(self, options: dict[str, Any]) -> None:
        email = self.known(self.checked(options["email"]))
        name = options["name"] or f"made {clock.now():%Y-%m-%d}"
        token, text = accounts.issue_token(user=accounts.make_staff(email=email), name=name, at=clock.now())
        if self.json:
            self.out_json({"id": token.id, "name": token.name, "token": text})
            return
        self.say(f"Token {token.id}, “{token.name}”, of {email}. It is shown this once:")
        self.out(text)

    def list(self, options: dict[str, Any]) -> None:
        rows = queries.list_tokens()
        if self.json:
            for row in rows:
                self.out_json(asdict(row))
            return
        cells = [(row.id, row.email, row.name, f"{row.start}…", _day(row.created_at), _state(row)) for row in rows]
        self.table("", ("#", "of", "for", "begins", "made", "used"), cells)

    def revoke(self, options: dict[str, Any]) -> None:
        token = accounts.revoke_token(token_id=options["token"], by="the command line", at=clock.now())
        self.say(f"Token {token.id}, “{token.name}”, works no more.")

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


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "never"


def _state(row: queries.TokenRow) -> str:
    return f"revoked {_day(row.revoked_at)}" if row.revoked_at else _day(row.last_used_at)


def link_for(email: str) -> str:
    """An address that signs the staff member `email` in once."""
    token = accounts.issue_link_token(user=accounts.make_staff(email=email))
    base = settings.ENV["CINETECA_URL"] or f"http://127.0.0.1:{settings.CINETECA_PORT}"
    return base.rstrip("/") + reverse("accounts:sign-in-link", args=[token])
