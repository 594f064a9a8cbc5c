"""The files as IMDb writes them, read in blocks. Knows no database."""
