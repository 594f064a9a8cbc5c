"""Addresses of the pages."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from cineteca.web.views import (
    artwork,
    browse,
    fields,
    franchises,
    gallery,
    people,
    pictures,
    plain,
    posters,
    search,
    titles,
    works,
)


class KindConverter(StringConverter):
    """``film`` or ``show``."""

    regex = "film|show"


class PathConverter(StringConverter):
    """A field: ``plot``, ``certifications.US``, ``seasons.1.episodes.3.title``."""

    regex = r"[\w.-]+"


register_converter(KindConverter, "kind")
register_converter(PathConverter, "field")

app_name = "web"
WORK = "<kind:kind>/<str:slug>"
urlpatterns = [
    path("", browse.browse, name="browse"),
    path("browse", browse.browse),
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
    path("franchise/<str:name>/", franchises.franchise, name="franchise"),
    path("person/<str:slug>", people.person, name="person"),
    re_path(r"^posters/(?P<slug>[^/]+)\.(?P<key>[0-9a-f]{16})\.svg$", posters.drawn_poster, name="poster"),
    re_path(r"^pictures/(?P<key>[0-9a-f]{24})/(?P<width>[0-9]{2,4})\.webp$", pictures.picture, name="picture"),
    path("search/", search.search, name="search"),
    path("search/add", search.add, name="search-add"),
    path("search/undo", search.undo, name="search-undo"),
    path("preferences", plain.prefer, name="preferences"),
    path("about/", plain.about, name="about"),
    path("robots.txt", plain.robots),
    path("favicon.ico", plain.favicon),
    path("ops/components", gallery.gallery, name="components"),
    path("ops/components/<str:name>", gallery.specimen, name="specimen"),
    path("ops/components/specimen/<int:number>.svg", gallery.specimen_poster, name="specimen-poster"),
]
