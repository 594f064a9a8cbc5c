"""Django's WSGI handler: every page and answer that is not a stream."""

import os

from django.core.wsgi import get_wsgi_application

from cineteca.config.processes import await_prepared, die_with
from cineteca.core import kept

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cineteca.config.settings")
if "CINETECA_SERVER" in os.environ:
    # granian's own children would go on serving after a kill -9 of the server.
    die_with(int(os.environ["CINETECA_SERVER"]))
application = get_wsgi_application()
await_prepared()
if "CINETECA_SERVER" in os.environ:
    kept.listen()
