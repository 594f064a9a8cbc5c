"""Documents, made of what the catalogue and the datasets know: a few queries for each batch of rows."""

from cineteca.search.queries.documents.making import around, count_all, documents_of, each_document, same_as

__all__ = ["around", "count_all", "documents_of", "each_document", "same_as"]
