from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "cineteca.api"
