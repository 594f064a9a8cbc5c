"""Addresses of what is live: the dispatcher of the one port gives all of ``/live/`` to the asynchronous handler."""

from django.urls import path

from cineteca.ops import live

app_name = "live"
urlpatterns = [path("panel/", live.panel, name="panel")]
