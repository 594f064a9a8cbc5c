from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IMDbConfig(AppConfig):
    name = "cineteca.imdb"
    verbose_name = _("IMDb datasets")
