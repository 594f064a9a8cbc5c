"""An answer of OMDb about a film that everybody knows."""

from typing import Any

Body = dict[str, Any]


def title(**changes: Any) -> Body:
    """Heat at OMDb."""
    return {
        "Title": "Heat",
        "Year": "1995",
        "Rated": "R",
        "Released": "15 Dec 1995",
        "Runtime": "170 min",
        "Genre": "Action, Crime, Drama",
        "Director": "Michael Mann",
        "Writer": "Michael Mann",
        "Actors": "Al Pacino, Robert De Niro, Val Kilmer",
        "Plot": "A thief and a policeman have more in common than they like.",
        "Language": "English, Spanish",
        "Country": "United States",
        "Awards": "15 nominations total",
        "Poster": "https://m.media-amazon.com/images/M/abc@._V1_SX300.jpg",
        "Ratings": [
            {"Source": "Internet Movie Database", "Value": "8.3/10"},
            {"Source": "Rotten Tomatoes", "Value": "83%"},
            {"Source": "Metacritic", "Value": "76/100"},
        ],
        "Metascore": "76",
        "imdbRating": "8.3",
        "imdbVotes": "700,123",
        "imdbID": "tt0113277",
        "Type": "movie",
        "DVD": "N/A",
        "BoxOffice": "$67,436,818",
        "Production": "N/A",
        "Website": "N/A",
        "Response": "True",
        **changes,
    }
