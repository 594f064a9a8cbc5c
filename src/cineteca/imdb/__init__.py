"""The mass of titles and people: IMDb's dataset files, read as they are, in compact tables of their own."""
