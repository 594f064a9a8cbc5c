"""Addresses for programs."""

from django.urls import path

from cineteca.api import views
from cineteca.api.rest import api

app_name = "api"
urlpatterns = [
    path("works", views.works, name="works"),
    path("docs", views.docs, name="docs"),
    *api.urls[0],
]
