"""Addresses of the staff pages."""

from django.urls import path

from cineteca.ops import views

app_name = "ops"
urlpatterns = [path("", views.panel, name="panel")]
