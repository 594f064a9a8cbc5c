"""The REST interface: its routes, how it says no, how it describes itself."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from cineteca import __version__
from cineteca.api import description, errors
from cineteca.api.reading import JSONBodies
from cineteca.api.routes import cache, enrichment, fields, filling, people, runs, schedules, state


class REST(NinjaAPI):
    """ninja's, with the answers that every route shares and the routes that are not ninja's in its description."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:  # noqa: ARG002 - ninja's interface
        return description.completed(super().get_openapi_schema(path_prefix="/api/"))

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)


api = REST(
    title="Cineteca",
    version=__version__,
    description=description.INTRODUCTION,
    urls_namespace="api",
    docs_url=None,  # ours needs no script from elsewhere
    parser=JSONBodies(),
    openapi_extra={"tags": description.TAGS},
)
errors.install(api)
for module in (people, enrichment, filling, fields, runs, schedules, cache, state):
    api.add_router("", module.router)
