"""Every address, room by room."""

from django.contrib import admin
from django.urls import include, path

from cineteca.api import probes
from cineteca.ops.metrics.view import metrics

urlpatterns = [
    path("healthz", probes.alive, name="healthz"),
    path("readyz", probes.ready, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("api/", include("cineteca.api.urls", namespace="api")),
    path("", include("cineteca.web.urls", namespace="web")),
    path("", include("cineteca.accounts.urls", namespace="accounts")),
    path("ops/", include("cineteca.ops.urls", namespace="ops")),
    path("live/", include("cineteca.ops.live_urls", namespace="live")),
    path("admin/", admin.site.urls),
]
