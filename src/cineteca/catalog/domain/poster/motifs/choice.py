"""Which motifs a genre has."""

from collections.abc import Callable, Collection

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.motifs import fields, figures, places, rhythms
from cineteca.catalog.domain.poster.sheet import Sheet
from cineteca.catalog.domain.poster.subject import Subject

Motif = Callable[[Sheet, float, float, Inks, Dice], None]

MOTIFS: dict[str, Motif] = {
    "arcs": fields.arcs,
    "rays": fields.rays,
    "waves": fields.waves,
    "rain": fields.rain,
    "raster": fields.raster,
    "bars": fields.bars,
    "folds": fields.folds,
    "tiles": fields.tiles,
    "horizon": places.horizon,
    "peaks": places.peaks,
    "stairs": places.stairs,
    "city": places.city,
    "road": places.road,
    "arcade": places.arcade,
    "door": places.door,
    "moonrise": places.moonrise,
    "summit": places.summit,
    "target": figures.target,
    "iris": figures.iris,
    "eye": figures.eye,
    "pair": figures.pair,
    "bloom": figures.bloom,
    "orbit": figures.orbit,
    "flame": figures.flame,
    "spiral": figures.spiral,
    "light": figures.figure_in_light,
    "disc": figures.disc,
    "frames": rhythms.frames,
    "shards": rhythms.shards,
    "pulse": rhythms.pulse,
    "maze": rhythms.maze,
    "blinds": rhythms.blinds,
    "curtain": rhythms.curtain,
    "chevrons": rhythms.chevrons,
    "threads": rhythms.threads,
    "leaves": rhythms.leaves,
    "confetti": rhythms.confetti,
}

# The first named suit best.
BY_GENRE = {
    "Action": "shards chevrons target rays road flame blinds bars",
    "Action & Adventure": "chevrons peaks road horizon shards rays waves",
    "Adventure": "horizon peaks waves road summit moonrise rays leaves",
    "Animation": "confetti leaves tiles waves rays bloom orbit horizon",
    "Comedy": "confetti tiles bars curtain rays stairs pair raster leaves",
    "Crime": "blinds city rain door target stairs shards iris",
    "Documentary": "frames raster pulse threads arcs iris summit bars",
    "Drama": "folds arcs door pair arcade moonrise stairs bars light threads rain",
    "Family": "confetti leaves bloom waves tiles horizon rays peaks",
    "Fantasy": "moonrise leaves spiral peaks orbit bloom arcade maze waves",
    "History": "arcade folds chevrons rays summit horizon bars",
    "Horror": "eye door shards flame spiral moonrise rain",
    "Kids": "confetti leaves tiles rays bloom",
    "Music": "disc pulse curtain bars arcs raster light",
    "Mystery": "maze eye door spiral iris threads blinds stairs",
    "News": "raster frames pulse bars",
    "Reality": "confetti frames rays",
    "Romance": "pair bloom moonrise waves folds curtain rain",
    "Sci-Fi & Fantasy": "orbit spiral moonrise pulse iris arcade maze",
    "Science Fiction": "orbit iris pulse raster threads target arcs horizon",
    "Soap": "pair curtain bloom",
    "TV Movie": "frames tiles bars",
    "Talk": "curtain bars raster",
    "Thriller": "target spiral shards threads eye maze stairs blinds rain iris",
    "War": "chevrons flame shards folds rays horizon bars",
    "War & Politics": "chevrons folds arcade rays",
    "Western": "horizon road peaks rays summit",
}
_ANY = "arcs tiles folds bars raster frames iris arcade pair target"


def motif_for(subject: Subject, dice: Dice, among: Collection[str] = ()) -> str:
    """The motif of a work: one of its genres' motifs, if possible one of those that the layout can show."""
    weights: dict[str, float] = {}
    for rank, genre in enumerate(subject.genres[:3]):
        for place, name in enumerate(BY_GENRE.get(genre, "").split()):
            weights[name] = weights.get(name, 0) + (1 - 0.05 * place) / (1 + rank)
    for name in _ANY.split():
        weights[name] = weights.get(name, 0) + (0.04 if subject.genres else 1)
    shown = {name: weight for name, weight in weights.items() if not among or name in among}
    return dice.weighed("motif", sorted((shown or weights).items()))
