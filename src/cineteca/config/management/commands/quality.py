"""``cineteca quality``: what is wrong with the catalogue."""

from argparse import ArgumentParser
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from cineteca.config import commanding, commandline
from cineteca.core import clock
from cineteca.core.pagination import Page
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain.quality import BY_NAME

_LOOKED_BACK = timedelta(days=90)


class Command(commanding.Command):
    help = "What is wrong with the catalogue: let every rule look at it, list what they found, mend what is safe."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", metavar="run|list|show|clean")
        what.add_parser("run", help="look at every work now")
        what.add_parser("list", help="every rule and how often it fired")
        show = what.add_parser("show", help="what one rule found")
        show.add_argument("rule", choices=sorted(BY_NAME), metavar="RULE")
        show.add_argument("--limit", type=int, default=50)
        clean = what.add_parser("clean", help="mend what is safe to mend; says first what that is")
        clean.add_argument("--rule", choices=sorted(enrich.quality.CLEANERS), help="only this rule")
        clean.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        clean.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["what"]:
            case "run":
                self.look()
                self.list_rules()
            case "show":
                self.show(options["rule"], options["limit"])
            case "clean":
                rules = [options["rule"]] if options["rule"] else list(enrich.quality.CLEANERS)
                self.clean(rules, dry_run=options["dry_run"], sure=options["yes"])
            case _:
                self.list_rules()

    def look(self) -> None:
        """Let every rule look at every work."""
        with self.progress("Looking at every work", None):
            run = enrich.check_quality(trigger="manual")
        for error in run.errors:
            self.say(error["error"])
        self.say(f"{run.checked:,} works looked at in {(run.duration_ms or 0) / 1000:.1f} s.")

    def list_rules(self) -> None:
        rules = queries.list_rules(since=clock.now() - _LOOKED_BACK)
        if self.json:
            for rule in rules:
                self.out_json(
                    {"rule": rule.rule, "severity": rule.severity, "count": rule.count, "before": rule.before}
                )
        elif not rules:
            self.say("Nobody has looked yet: cineteca quality run")
        else:
            cells = [
                (rule.count, "" if rule.before is None else f"{rule.count - rule.before:+}", rule.severity, rule.rule)
                + ((BY_NAME[rule.rule].title,) if rule.rule in BY_NAME else ("",))
                for rule in rules
            ]
            self.table("", ("found", "since", "severity", "rule", ""), cells)

    def show(self, rule: str, limit: int) -> None:
        """What the rule found, and what it means."""
        found = queries.list_findings(rule, Page(limit))
        if self.json:
            for row in found.items:
                self.out_json(asdict(row))
            return
        self.say(f"{BY_NAME[rule].title}. {BY_NAME[rule].help}")
        cells = [
            (row.title or row.subject, row.year or "", row.detail, f"{row.first_seen_at:%Y-%m-%d}")
            for row in found.items
        ]
        self.table("", ("work", "year", "what", "since"), cells)

    def clean(self, rules: list[str], *, dry_run: bool, sure: bool) -> None:
        """Say what would be mended, ask, and mend it."""
        at = clock.now()
        planned = [enrich.quality.clean(rule=rule, at=at, dry_run=True) for rule in rules]
        planned = [plan for plan in planned if plan.count]
        for plan in planned:
            if self.json:
                self.out_json(asdict(plan))
            else:
                names = ", ".join(plan.names[:8]) + (" …" if plan.count > 8 else "")
                self.say(f"{plan.rule}: {plan.count:,} ({names})")
        if not planned:
            self.say("There is nothing that could be mended without a person's judgement.")
        if dry_run or not planned:
            return
        if not sure and (self.json or input("Mend these? [y/N] ").strip().lower() not in {"y", "yes"}):
            self.leave(commandline.FAILED, "Nothing was changed. Say --yes to mend without being asked.")
        for plan in planned:
            done = enrich.quality.clean(rule=plan.rule, at=at)
            self.say(f"{done.rule}: {done.count:,} mended.")
