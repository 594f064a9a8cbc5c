"""Django's settings, from the typed values of `environment`. Read them through `django.conf.settings`."""

import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from cineteca.config import environment, logging, secrets

ENV = environment.read()

CINETECA_HOME: Path = ENV["CINETECA_HOME"]
CINETECA_PORT: int = ENV["CINETECA_PORT"]
CINETECA_PROGRESS: Any = None  # the command line puts a function here that tells a person what takes long

DEBUG = ENV["CINETECA_DEBUG"]
SECRET_KEY = ENV["CINETECA_SECRET_KEY"] or secrets.signing_key(CINETECA_HOME)
ALLOWED_HOSTS = secrets.allowed_hosts(ENV["CINETECA_HOST"], ENV["CINETECA_URL"])
CSRF_TRUSTED_ORIGINS = [ENV["CINETECA_URL"]] if ENV["CINETECA_URL"] else []

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "cineteca.accounts",
    "cineteca.outbound",
    "cineteca.imdb",
    "cineteca.catalog",
    "cineteca.enrich",
    "cineteca.search",
    "cineteca.web",
    "cineteca.api",
    "cineteca.ops",
    "cineteca.config",
]

MIDDLEWARE = [
    "cineteca.core.telemetry.requests.Requests",
    "cineteca.api.middleware.HeadAsGet",
    "cineteca.api.middleware.OneShape",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cineteca.web.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "cineteca.config.urls"
WSGI_APPLICATION = "cineteca.config.wsgi.application"
ASGI_APPLICATION = "cineteca.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cineteca.web.context_processors.page",
            ],
        },
    }
]

DATABASES = {"default": secrets.database(ENV["DATABASE_URL"], pooled="CINETECA_POOL" in os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "web:browse"
LOGOUT_REDIRECT_URL = "web:browse"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = None  # assets are served from where the package has them
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"/built/.+\.[0-9a-f]{12}\.[a-z0-9]+$"  # the asset build names files by their content

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV["CINETECA_URL"].startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV["CINETECA_URL"].startswith("https://") else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = logging.described(form=ENV["CINETECA_LOG_FORMAT"], level=ENV["CINETECA_LOG_LEVEL"])

METRICS_TOKEN: str = ENV["METRICS_TOKEN"]
API_LIMIT: tuple[int, float] | None = ENV["API_LIMIT"]
KEEP_BODIES: bool = ENV["CINETECA_KEEP_BODIES"]
EXPECTED_FIELDS: tuple[str, ...] = ENV["CINETECA_EXPECTED_FIELDS"]
SCHEDULE_TIME_ZONE: str = ENV["CINETECA_TIME_ZONE"]
KEEP_CALLS_DAYS: int = ENV["CINETECA_KEEP_CALLS_DAYS"]
KEEP_FAILED_CALLS_DAYS: int = 3 * KEEP_CALLS_DAYS
KEEP_RUNS_DAYS: int = ENV["CINETECA_KEEP_RUNS_DAYS"]
DISCOVERY_PAGES: int = ENV["DISCOVERY_PAGES"]
DISCOVERY_MAX: int = ENV["DISCOVERY_MAX"]
IMDB_ENABLED: bool = ENV["IMDB_ENABLED"]
IMDB_DATASETS_URL: str = ENV["IMDB_DATASETS_URL"]
IMDB_DATASETS_DIR: Path | None = ENV["IMDB_DATASETS_DIR"]
IMDB_KINDS: tuple[str, ...] = ENV["IMDB_KINDS"]
IMDB_MIN_VOTES: int = ENV["IMDB_MIN_VOTES"]
IMDB_EPISODES: bool = ENV["IMDB_EPISODES"]
IMDB_STALE_HOURS: int = ENV["IMDB_STALE_HOURS"]
PLAYERS = {
    name: {"url": ENV[f"{name.upper()}_URL"], "key": ENV[key]}
    for name, key in (
        ("kodi", "KODI_LOGIN"),
        ("jellyfin", "JELLYFIN_API_KEY"),
        ("emby", "EMBY_API_KEY"),
        ("plex", "PLEX_TOKEN"),
    )
}
CACHE_DAYS: int = ENV["CINETECA_CACHE_DAYS"]
DEFAULT_REGION: str = ENV["DEFAULT_REGION"]
REGIONS: tuple[str, ...] = ENV["REGIONS"]
METADATA_LANGUAGE: str = ENV["METADATA_LANGUAGE"]
_gigabytes: float | None = ENV["CINETECA_PICTURES_MAX_GB"]
PICTURES_MAX_BYTES: int | None = None if _gigabytes is None else int(_gigabytes * 10**9)
PICTURES: dict[str, str] = {
    "folder": str(CINETECA_HOME / "pictures"),
    "base": ENV["CINETECA_IMAGES_URL"],
    "bucket": ENV["S3_BUCKET"],
    "endpoint": ENV["S3_ENDPOINT"],
    "access_key": ENV["S3_ACCESS_KEY"],
    "secret_key": ENV["S3_SECRET_KEY"],
    "region": ENV["S3_REGION"],
}
ADULT: bool = ENV["CINETECA_ADULT"]
TRAILER_PICTURES: bool = ENV["CINETECA_TRAILER_PICTURES"]
LOOKUP: bool = ENV["CINETECA_LOOKUP"]
AVAILABILITY_SOURCE: str = ENV["AVAILABILITY_SOURCE"]
SEARCH_COUNT_MISSES: bool = ENV["SEARCH_COUNT_MISSES"]
SEARCH_PATIENCE: int = max(1, ENV["SEARCH_PATIENCE"])
REDIS_URL: str = ENV["REDIS_URL"]


def _provider(prefix: str, *, key: str, token: str = "", switched_on: bool) -> dict[str, object]:
    """What the way out and the rooms above know of a provider: where it is, as whom we ask, and how often."""
    return {
        "enabled": switched_on and bool(key or token),
        "switched_on": switched_on,
        "url": ENV[f"{prefix}_URL"],
        "key": key,
        "token": token,
        "limit": ENV[f"{prefix}_LIMIT"],
        "quota": ENV[f"{prefix}_DAILY_QUOTA"],
        "reserve": ENV.get(f"{prefix}_RESERVE", 0),
    }


PROVIDERS: dict[str, dict[str, Any]] = {
    "tmdb": {
        **_provider("TMDB", key=ENV["TMDB_API_KEY"], token=ENV["TMDB_ACCESS_TOKEN"], switched_on=ENV["TMDB_ENABLED"]),
        "images_url": ENV["TMDB_IMAGES_URL"],
    },
    "omdb": _provider("OMDB", key=ENV["OMDB_API_KEY"], switched_on=ENV["OMDB_ENABLED"]),
    "trakt": _provider("TRAKT", key=ENV["TRAKT_CLIENT_ID"], switched_on=ENV["TRAKT_ENABLED"]),
    "fanart": {
        **_provider("FANART", key=ENV["FANART_API_KEY"], switched_on=ENV["FANART_ENABLED"]),
        "images_url": ENV["FANART_IMAGES_URL"],
    },
    "justwatch": _provider(
        "JUSTWATCH", key=ENV["JUSTWATCH_TOKEN"], switched_on=ENV["AVAILABILITY_SOURCE"] == "justwatch"
    ),
    "watchmode": _provider(
        "WATCHMODE", key=ENV["WATCHMODE_API_KEY"], switched_on=ENV["AVAILABILITY_SOURCE"] == "watchmode"
    ),
}
