"""Pages. A view parses, asks one query or does one operation, fills a context and renders."""
