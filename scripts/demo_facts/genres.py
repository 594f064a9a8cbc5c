"""TMDB's genre vocabulary, and how the words of other tables read in it."""

FILM_GENRES = (
    "Action", "Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family", "Fantasy", "History",
    "Horror", "Music", "Mystery", "Romance", "Science Fiction", "TV Movie", "Thriller", "War", "Western",
)  # fmt: skip
SHOW_GENRES = (
    "Action & Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family", "Kids", "Mystery", "News",
    "Reality", "Sci-Fi & Fantasy", "Soap", "Talk", "War & Politics", "Western",
)  # fmt: skip
OTHER_WORDS = {"Sci-Fi": "Science Fiction", "Children": "Family", "Musical": "Music"}


def read(words: list[str]) -> list[str]:
    """The genres that the vocabulary has among the words, in their order, each once."""
    known = [OTHER_WORDS.get(word, word) for word in words]
    return list(dict.fromkeys(word for word in known if word in FILM_GENRES))
