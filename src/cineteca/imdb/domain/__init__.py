"""Rules of the datasets: words and their codes, ids and their numbers."""
