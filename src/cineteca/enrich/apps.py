from django.apps import AppConfig


class EnrichConfig(AppConfig):
    name = "cineteca.enrich"
