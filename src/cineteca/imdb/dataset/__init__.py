r"""The files as IMDb writes them, read in blocks, checked, and made into lines of COPY. Knows no database.

Tab-separated, a header line, ``\N`` for nothing, no quoting. Source: https://developer.imdb.com/non-commercial-datasets/
"""
