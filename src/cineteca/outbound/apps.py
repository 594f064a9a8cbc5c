import logging

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cineteca.outbound import masking


class OutboundConfig(AppConfig):
    name = "cineteca.outbound"
    verbose_name = _("Calls to the outside")

    def ready(self) -> None:
        masking.install()
        # A warning per retry would drown what a person has to read: the call log has them all.
        logging.getLogger("stamina").setLevel(logging.ERROR)
