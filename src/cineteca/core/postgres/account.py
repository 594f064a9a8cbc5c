"""The account PostgreSQL runs as: our own, or an unprivileged one when we are root."""

import errno
import os
import pwd
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from cineteca.core.postgres.errors import CannotDropPrivileges

UNPRIVILEGED = ("postgres", "nobody")


class Identity(TypedDict, total=False):
    """Arguments that make `subprocess` run a program as somebody else; empty: as ourselves."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """Whom the server runs as. `other` is false when that is simply us."""

    name: str
    uid: int
    gid: int
    other: bool

    @property
    def identity(self) -> Identity:
        return Identity(user=self.uid, group=self.gid, extra_groups=[]) if self.other else Identity()

    def can(self, deed: Callable[[], object]) -> bool:
        """Whether `deed` succeeds (without OSError) when this account does it."""
        return not self.other or self._attempt(deed) == 0

    def can_enter(self, folder: Path) -> bool:
        return self.can(lambda: os.stat(folder / "."))  # noqa: PTH116 - a Path drops the dot, and the dot asks for entry

    def can_run(self, program: str) -> bool:
        """Whether the account reaches `program` and everything it links to."""
        try:
            subprocess.run([program, "--version"], capture_output=True, check=True, cwd="/", **self.identity)  # noqa: S603
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    def give(self, path: Path) -> None:
        """Make the account the owner of something that we have just made."""
        if self.other:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def refusal(self) -> str:
        """Why we may not become this account; empty when we may."""
        code = self._attempt(lambda: None)
        return os.strerror(code) if code else ""

    def _attempt(self, deed: Callable[[], object]) -> int:
        """The errno of `deed` done by the account, in a process of its own; 0 when it went well."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        code = 255
        try:
            os.setgroups([])
            os.setresgid(self.gid, self.gid, self.gid)
            os.setresuid(self.uid, self.uid, self.uid)
            deed()
            code = 0
        except OSError as error:
            code = error.errno or errno.EIO
        finally:
            os._exit(code)


def choose_account(data: Path, home: Path) -> Account:
    """Whom to run as: us; as root, the owner of the data or of the home, else one of `UNPRIVILEGED`.

    The owner of the home comes first so that one `sudo cineteca …` leaves a database that the owner can go on using.
    Raises `CannotDropPrivileges`.
    """
    if os.geteuid() != 0:
        return Account(name=_name(os.geteuid()), uid=os.geteuid(), gid=os.getegid(), other=False)
    refusals = []
    for account in _candidates(data, home):
        refusal = account.refusal()
        if not refusal:
            return account
        refusals.append(f"{account.name}: {refusal}")
    raise CannotDropPrivileges(accounts=", ".join(UNPRIVILEGED), detail="; ".join(refusals) or "there are none")


def _candidates(data: Path, home: Path) -> list[Account]:
    if data.exists() and data.stat().st_uid != 0:
        return [_account(data.stat().st_uid, data.stat().st_gid)]
    owner = home.stat()
    first = [_account(owner.st_uid, owner.st_gid)] if owner.st_uid else []
    return first + [_account(entry.pw_uid, entry.pw_gid) for entry in map(_entry, UNPRIVILEGED) if entry]


def _account(uid: int, gid: int) -> Account:
    return Account(name=_name(uid), uid=uid, gid=gid, other=True)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
