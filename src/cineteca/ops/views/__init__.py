"""Staff pages: parse, ask, show."""
