"""Every setting, read once from the environment into typed values. `docs/reference/settings.md` lists the same."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cineteca.core.errors import CinetecaError


class BadSetting(CinetecaError):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable. `read` makes a typed value of its text or raises ValueError saying what it wants."""

    name: str
    read: Callable[[str], Any]
    default: Any
    meaning: str
    secret: bool = False


def default_home() -> Path:
    """``$XDG_DATA_HOME/cineteca``, or ``~/.local/share/cineteca``."""
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "cineteca"


def text(value: str) -> str:
    return value.strip()


def path(value: str) -> Path:
    return Path(value).expanduser().absolute()


def switch(value: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if value.strip().lower() not in known:
        raise ValueError("use yes or no")
    return known[value.strip().lower()]


def whole(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise ValueError("use a whole number") from None


def words(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def address(value: str) -> str:
    """An http(s) address, without the slash at its end."""
    cleaned = value.strip().rstrip("/")
    if not re.fullmatch(r"https?://[^\s;,'\"<>]+", cleaned):
        raise ValueError("use an address such as https://pictures.example.org")
    return cleaned


def redis_address(value: str) -> str:
    """``redis://``, ``rediss://`` or ``unix://`` with what redis-py reads behind it."""
    cleaned = value.strip()
    if cleaned and not re.fullmatch(r"(rediss?|unix)://\S+", cleaned):
        raise ValueError("use an address such as redis://127.0.0.1:6379/0")
    return cleaned


def limit(value: str) -> tuple[int, float] | None:
    """``40/10`` is forty calls in ten seconds; ``off`` is no limit."""
    if value.strip().lower() in {"off", "none", "0"}:
        return None
    calls, _, seconds = value.partition("/")
    try:
        parsed = int(calls), float(seconds)
    except ValueError:
        raise ValueError("write calls/seconds, such as 40/10, or off") from None
    if parsed[0] < 1 or parsed[1] <= 0:
        raise ValueError("both numbers must be positive; write off for no limit")
    return parsed


def zone(value: str) -> str:
    try:
        ZoneInfo(value.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("use a time zone such as Europe/Berlin, or UTC") from None
    return value.strip()


def availability(value: str) -> str:
    named = value.strip().lower()
    if named not in {"tmdb", "justwatch", "watchmode", "off"}:
        raise ValueError("use tmdb, justwatch, watchmode or off")
    return named


def form(value: str) -> str:
    if value.strip().lower() not in {"plain", "json"}:
        raise ValueError("use plain or json")
    return value.strip().lower()


def quota(value: str) -> int | None:
    return None if value.strip().lower() in {"off", "none"} else whole(value)


def gigabytes(value: str) -> float | None:
    """``20`` is so many gigabytes; ``off`` is no limit."""
    if value.strip().lower() in {"off", "none"}:
        return None
    try:
        asked = float(value)
    except ValueError:
        raise ValueError("use a number of gigabytes, such as 20, or off") from None
    if not 0 <= asked < 1e9:
        raise ValueError("use 0 or more gigabytes, or off for no limit")
    return asked


SETTINGS = (
    Setting("CINETECA_HOME", path, None, "Directory of all state: database, keys, caches."),
    Setting("CINETECA_PORT", whole, 8640, "Port of the web server."),
    Setting(
        "CINETECA_HOST", text, "127.0.0.1", "Address the web server listens on; `0.0.0.0` opens it to the network."
    ),
    Setting("CINETECA_URL", text, "", "Public address (`https://films.example.org`) when it stands behind a proxy."),
    Setting(
        "CINETECA_SECRET_KEY", text, "", "Signing key. Made once and kept in the home when not given.", secret=True
    ),
    Setting("CINETECA_DEBUG", switch, False, "Show errors in the browser. Never on a public address."),
    Setting("CINETECA_LOG_LEVEL", text, "INFO", "How much is logged: DEBUG, INFO, WARNING, ERROR."),
    Setting("CINETECA_LOG_FORMAT", form, "plain", "How it is written: `plain` for people, `json` for machines."),
    Setting("METRICS_TOKEN", text, "", "What Prometheus shows to read `/metrics` from elsewhere.", secret=True),
    Setting("OTEL_EXPORTER_OTLP_ENDPOINT", text, "", "Collector of traces (OTLP over HTTP), such as http://host:4318."),
    Setting("SENTRY_DSN", text, "", "Where errors that nobody foresaw are reported.", secret=True),
    Setting("SENTRY_ENVIRONMENT", text, "production", "What such a report says it comes from."),
    Setting(
        "CINETECA_KEEP_BODIES", switch, True, "Keep providers' latest raw answers, so they can be read again later."
    ),
    Setting(
        "CINETECA_EXPECTED_FIELDS", words, (), "Fields that count for completeness; empty means the default twelve."
    ),
    Setting("CINETECA_TIME_ZONE", zone, "UTC", "Time zone in which new schedules are meant."),
    Setting("CINETECA_KEEP_CALLS_DAYS", whole, 30, "Days for which calls are on record; failed ones thrice as long."),
    Setting("CINETECA_KEEP_RUNS_DAYS", whole, 180, "Days for which runs are on record."),
    Setting(
        "DISCOVERY_PAGES", whole, 5, "Pages of each list that the weekly discovery reads; the daily one reads two."
    ),
    Setting("DISCOVERY_MAX", whole, 500, "Works that one discovery adds or refreshes at most."),
    Setting("API_LIMIT", limit, (600, 60.0), "Requests per seconds to the API with one token, or `off`."),
    Setting("SEARCH_COUNT_MISSES", switch, True, "Count what is searched in vain, by day; never who searched."),
    Setting(
        "SEARCH_PATIENCE", whole, 1, "Times as long as usual that each step of a search may take, for a slow machine."
    ),
    Setting("DATABASE_URL", text, "", "PostgreSQL server to use; without it the embedded one is started.", secret=True),
    Setting(
        "REDIS_URL",
        redis_address,
        "",
        "Redis where several servers keep answers together: `redis://host:6379/0`.",
        secret=True,
    ),
    Setting("TMDB_API_KEY", text, "", "Key of The Movie Database (v3).", secret=True),
    Setting(
        "TMDB_ACCESS_TOKEN", text, "", "Read access token of The Movie Database (v4), instead of the key.", secret=True
    ),
    Setting("TMDB_ENABLED", switch, True, "Ask TMDB at all."),
    Setting("TMDB_URL", text, "https://api.themoviedb.org/3", "Address of TMDB's API."),
    Setting("TMDB_IMAGES_URL", text, "https://image.tmdb.org/t/p", "Address of TMDB's pictures."),
    Setting("TMDB_LIMIT", limit, (40, 10.0), "Calls per seconds to TMDB, or `off`."),
    Setting("TMDB_DAILY_QUOTA", quota, None, "Calls a day to TMDB, or `off`."),
    Setting("OMDB_API_KEY", text, "", "Key of OMDb.", secret=True),
    Setting("OMDB_ENABLED", switch, True, "Ask OMDb at all."),
    Setting("OMDB_URL", text, "https://www.omdbapi.com", "Address of OMDb's API."),
    Setting("OMDB_LIMIT", limit, (10, 1.0), "Calls per seconds to OMDb, or `off`."),
    Setting("OMDB_DAILY_QUOTA", quota, 1000, "Calls a day to OMDb, or `off`."),
    Setting("TRAKT_CLIENT_ID", text, "", "Client id of a Trakt application.", secret=True),
    Setting("TRAKT_ENABLED", switch, True, "Ask Trakt at all."),
    Setting("TRAKT_URL", text, "https://api.trakt.tv", "Address of Trakt's API."),
    Setting("TRAKT_LIMIT", limit, (1000, 300.0), "Calls per seconds to Trakt, or `off`."),
    Setting("TRAKT_DAILY_QUOTA", quota, None, "Calls a day to Trakt, or `off`."),
    Setting("FANART_API_KEY", text, "", "Key of Fanart.tv.", secret=True),
    Setting("FANART_ENABLED", switch, True, "Ask Fanart.tv at all."),
    Setting("FANART_URL", text, "https://webservice.fanart.tv/v3", "Address of Fanart.tv's API."),
    Setting("FANART_IMAGES_URL", text, "https://assets.fanart.tv", "Address of Fanart.tv's pictures."),
    Setting("FANART_LIMIT", limit, (10, 1.0), "Calls per seconds to Fanart.tv, or `off`."),
    Setting("FANART_DAILY_QUOTA", quota, None, "Calls a day to Fanart.tv, or `off`."),
    Setting(
        "AVAILABILITY_SOURCE",
        availability,
        "tmdb",
        "Whose word counts about where to watch: `tmdb`, `justwatch`, `watchmode`; `off` asks nobody for it apart.",
    ),
    Setting("JUSTWATCH_TOKEN", text, "", "Token of a partner of JustWatch.", secret=True),
    Setting(
        "JUSTWATCH_URL",
        text,
        "https://apis.justwatch.com/contentpartner/v2/content",
        "Address of JustWatch's content API.",
    ),
    Setting("JUSTWATCH_LIMIT", limit, (10, 1.0), "Calls per seconds to JustWatch, or `off`."),
    Setting("JUSTWATCH_DAILY_QUOTA", quota, None, "Calls a day to JustWatch, or `off`."),
    Setting("WATCHMODE_API_KEY", text, "", "Key of Watchmode.", secret=True),
    Setting("WATCHMODE_URL", text, "https://api.watchmode.com/v1", "Address of Watchmode's API."),
    Setting("WATCHMODE_LIMIT", limit, (120, 60.0), "Calls per seconds to Watchmode, or `off`."),
    Setting("WATCHMODE_DAILY_QUOTA", quota, 33, "Calls a day to Watchmode, or `off`; its free plan has 1,000 a month."),
    Setting(
        "CINETECA_LOOKUP", switch, True, "Let staff's searches go on at the sources where the catalogue has no answer."
    ),
    Setting("CINETECA_TRAILER_PICTURES", switch, True, "Bring the pictures of trailers home from YouTube."),
    Setting("CINETECA_ADULT", switch, False, "Let works for adults alone into the archive."),
    Setting("IMDB_ENABLED", switch, False, "Fetch IMDb's dataset files, some 2 GB, twice a day where they are new."),
    Setting("IMDB_DATASETS_URL", address, "https://datasets.imdbws.com", "Where IMDb's dataset files are fetched."),
    Setting("IMDB_DATASETS_DIR", path, None, "Folder of IMDb's dataset files, for `cineteca imdb load`."),
    Setting(
        "IMDB_KINDS",
        words,
        ("movie", "tvMovie", "tvSeries", "tvMiniSeries", "tvSpecial", "video", "short", "tvShort"),
        "Kinds of titles that are loaded from IMDb's datasets, in IMDb's words; `all` for every kind.",
    ),
    Setting("IMDB_MIN_VOTES", whole, 0, "Votes below which titles of IMDb's datasets are left out."),
    Setting("IMDB_EPISODES", switch, False, "Load the episodes of IMDb's datasets, too: four times the rows."),
    Setting("IMDB_STALE_HOURS", whole, 24, "Hours after which IMDb's dataset files count as old."),
    Setting("OMDB_RESERVE", whole, 100, "Calls of these that are kept back for what people ask for."),
    Setting("KODI_URL", text, "", "Kodi's web server (`http://192.168.1.5:8080`), told of works that changed."),
    Setting("KODI_LOGIN", text, "", "`user:password` of Kodi's web server, where it asks for one.", secret=True),
    Setting("JELLYFIN_URL", text, "", "Jellyfin (`http://192.168.1.5:8096`), told of works that changed."),
    Setting("JELLYFIN_API_KEY", text, "", "API key of Jellyfin.", secret=True),
    Setting("EMBY_URL", text, "", "Emby (`http://192.168.1.5:8096`), told of works that changed."),
    Setting("EMBY_API_KEY", text, "", "API key of Emby.", secret=True),
    Setting("PLEX_URL", text, "", "Plex Media Server (`http://192.168.1.5:32400`), told of works that changed."),
    Setting("PLEX_TOKEN", text, "", "Token of Plex's owner.", secret=True),
    Setting("CINETECA_CACHE_DAYS", whole, 7, "Days a provider's answer is used again instead of asking."),
    Setting("DEFAULT_REGION", text, "US", "Region of offers and certifications where nobody chose one (ISO 3166-1)."),
    Setting("REGIONS", words, ("US", "GB", "DE", "FR", "ES", "BR"), "Regions whose offers are shown."),
    Setting(
        "CINETECA_PICTURES_MAX_GB",
        gigabytes,
        20,
        "Gigabytes of pictures that are kept; beyond that pages show them from their sources. `0` keeps none, `off` is "
        "no limit.",
    ),
    Setting("CINETECA_IMAGES_URL", address, "", "Public address of the stored pictures, such as a CDN's."),
    Setting("S3_BUCKET", text, "", "Bucket of kept pictures; without it they are kept in the home."),
    Setting("S3_ENDPOINT", address, "", "Address of the server that speaks S3; without it Amazon's."),
    Setting("S3_ACCESS_KEY", text, "", "Access key of the bucket.", secret=True),
    Setting("S3_SECRET_KEY", text, "", "Secret key of the bucket.", secret=True),
    Setting("S3_REGION", text, "us-east-1", "Region of the bucket."),
    Setting("METADATA_LANGUAGE", text, "en-US", "Language in which providers are asked."),
)


def read(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """All settings by name. Raises `BadSetting` naming the variable, the value (unless secret) and what is wanted."""
    environ = os.environ if environ is None else environ
    values = {setting.name: _read_one(setting, environ) for setting in SETTINGS}
    values["CINETECA_HOME"] = values["CINETECA_HOME"] or default_home()
    return values


def _read_one(setting: Setting, environ: Mapping[str, str]) -> Any:
    raw = environ.get(setting.name, "")
    if not raw.strip():
        return setting.default
    try:
        return setting.read(raw)
    except ValueError as error:
        why = "its value cannot be used" if setting.secret else f"“{raw}” cannot be used: {error}"
        raise BadSetting(f"{setting.name}: {why}.") from None
