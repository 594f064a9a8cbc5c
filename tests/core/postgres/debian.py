"""The PostgreSQL that Debian packages, run beside ours."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DEBIAN = Path("/usr/lib/postgresql/15/bin")


def run_as_server_account(command: Sequence[str | Path], **options: Any) -> None:
    """Run one of its programs as an account that PostgreSQL accepts."""
    who = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(command, cwd="/", env={"LC_ALL": "C.UTF-8"}, check=True, stdout=subprocess.DEVNULL, **who, **options)
