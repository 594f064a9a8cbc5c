from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "cineteca.config"
    label = "cineteca_config"
