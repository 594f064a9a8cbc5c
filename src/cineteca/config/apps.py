from django.apps import AppConfig
from django.conf import settings

from cineteca.config import telemetry


class ConfigConfig(AppConfig):
    name = "cineteca.config"
    label = "cineteca_config"

    def ready(self) -> None:
        telemetry.begin(settings.ENV)
