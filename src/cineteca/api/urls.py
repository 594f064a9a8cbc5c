"""Addresses for programs."""

from django.urls import path

from cineteca.api import views

app_name = "api"
urlpatterns = [path("works", views.works, name="works")]
