"""Values that settings derive: the signing key, the hosts we answer to, the database."""

import os
import secrets as random
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cineteca.config.environment import BadSetting


def signing_key(home: Path) -> str:
    """The signing key of this home: made once, readable by its owner alone. Raises `BadSetting`."""
    file = home / "secret-key"
    try:
        return file.read_text().strip() if file.exists() else _make_key(file)
    except OSError as error:
        raise BadSetting(
            f"CINETECA_HOME: {home} cannot be used ({error.strerror}). Name a directory you may write to."
        ) from error


def _make_key(file: Path) -> str:
    """Written whole under a name of our own, then given its name: whoever is second finds the first one's key."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".secret-key-{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(random.token_urlsafe(50))
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
    return file.read_text().strip()


def allowed_hosts(host: str, url: str) -> list[str]:
    """Host names that requests may carry. Listening on every address means answering to every name."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return ["*"]
    return ["localhost", "127.0.0.1", "[::1]", host, *([urlsplit(url).hostname or ""] if url else [])]


def database(url: str, *, pooled: bool) -> dict[str, Any]:
    """Django's description of the database: the one of `url`, or the embedded one when it is empty."""
    if not url:
        return _described("cineteca.core.database.backend", "cineteca", pooled=pooled)
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise BadSetting(
            f"DATABASE_URL: “{parts.scheme}” is no scheme we know; write postgresql://user:password@host:5432/name."
        )
    described = _described("django.db.backends.postgresql", unquote(parts.path.lstrip("/")), pooled=pooled)
    query = dict(parse_qsl(parts.query))
    described.update(
        HOST=query.pop("host", unquote(parts.hostname or "")),
        PORT=str(parts.port or query.pop("port", "")),
        USER=unquote(parts.username or query.pop("user", "")),
        PASSWORD=unquote(parts.password or query.pop("password", "")),
    )
    described["OPTIONS"].update(query)
    return described


def _described(engine: str, name: str, *, pooled: bool) -> dict[str, Any]:
    # Connections that outlive their request leak under ASGI: the driver's own pool keeps them instead.
    pool = {"pool": {"min_size": 1, "max_size": 12, "timeout": 15}} if pooled else {}
    return {"ENGINE": engine, "NAME": name, "CONN_MAX_AGE": 0, "OPTIONS": pool}
