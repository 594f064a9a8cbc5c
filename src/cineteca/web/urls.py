"""Addresses of the pages."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView

from cineteca.web.views import (
    artwork,
    browse,
    browse_by,
    fields,
    franchises,
    gallery,
    imdb_titles,
    people,
    pictures,
    plain,
    posters,
    search,
    search_adding,
    search_suggesting,
    titles,
    works,
)


class KindConverter(StringConverter):
    """``film`` or ``show``."""

    regex = "film|show"


class PathConverter(StringConverter):
    """A field: ``plot``, ``certifications.US``, ``seasons.1.episodes.3.title``."""

    regex = r"[\w.-]+"


class DecadeConverter:
    """``1990s``, of which the page is told 1990."""

    regex = "(?:1[89]|20)[0-9]0s"

    def to_python(self, value: str) -> int:
        """The first year."""
        return int(value[:-1])

    def to_url(self, value: str) -> str:
        """As it stands in the address."""
        return value


register_converter(KindConverter, "kind")
register_converter(PathConverter, "field")
register_converter(DecadeConverter, "decade")

app_name = "web"
WORK = "<kind:kind>/<str:slug>"
urlpatterns = [
    path("", browse.browse, name="browse"),
    path("browse", RedirectView.as_view(pattern_name="web:shelves", permanent=True)),
    path("browse/", browse_by.hub, name="shelves"),
    re_path(r"^browse/trending/(?P<span>day|week)/$", browse_by.trending, name="trending"),
    path("browse/new/", browse_by.premieres, {"name": "new"}, name="new"),
    path("browse/upcoming/", browse_by.premieres, {"name": "upcoming"}, name="upcoming"),
    path("browse/genre/<str:slug>/", browse_by.genre, name="genre"),
    path("browse/decade/<decade:year>/", browse_by.decade, name="decade"),
    path("browse/service/<str:slug>/", browse_by.service, name="service"),
    path(WORK, works.work, name="work"),
    path(f"{WORK}/known", fields.known, name="known"),
    path(f"{WORK}/refresh", fields.refresh, name="refresh"),
    path(f"{WORK}/artwork", artwork.artwork, name="artwork"),
    path(f"{WORK}/artwork/remove", artwork.remove, name="artwork-remove"),
    path(f"{WORK}/undo", fields.undo, name="undo"),
    path(f"{WORK}/conflicts/<int:conflict>", fields.settle, name="settle"),
    path(f"{WORK}/fields/<field:path>", fields.field, name="field"),
    path(f"{WORK}/fields/<field:path>/edit", fields.edit, name="edit"),
    path(f"{WORK}/fields/<field:path>/lock", fields.lock, name="lock"),
    path(f"{WORK}/fields/<field:path>/unlock", fields.unlock, name="unlock"),
    path(f"{WORK}/titles", titles.titles, name="titles"),
    path(f"{WORK}/titles/<int:number>", titles.suppress, name="suppress-title"),
    path("title/<str:imdb_id>/", imdb_titles.title, name="imdb-title"),
    path("title/<str:imdb_id>/adopt", imdb_titles.adopt, name="imdb-adopt"),
    re_path(
        r"^posters/imdb/(?P<imdb_id>tt[0-9]{7,10})\.(?P<key>[0-9a-f]{16})\.svg$",
        imdb_titles.drawn_poster,
        name="imdb-poster",
    ),
    path("franchise/<str:name>/", franchises.franchise, name="franchise"),
    path("person/<str:slug>", people.person, name="person"),
    path("name/<str:imdb>/", people.name, name="name"),
    re_path(r"^posters/(?P<slug>[^/]+)\.(?P<key>[0-9a-f]{16})\.svg$", posters.drawn_poster, name="poster"),
    re_path(r"^pictures/(?P<key>[0-9a-f]{24})/(?P<width>[0-9]{2,4})\.webp$", pictures.picture, name="picture"),
    path("search/", search.answers, name="search"),
    path("search/suggest", search_suggesting.suggest, name="suggest"),
    path("search/add", search_adding.add, name="search-add"),
    path("search/undo", search_adding.undo, name="search-undo"),
    path("preferences", plain.prefer, name="preferences"),
    path("about/", plain.about, name="about"),
    path("robots.txt", plain.robots),
    path("favicon.ico", plain.favicon),
    path("ops/components", gallery.gallery, name="components"),
    path("ops/components/<str:name>", gallery.specimen, name="specimen"),
    path("ops/components/specimen/<int:number>.svg", gallery.specimen_poster, name="specimen-poster"),
]
