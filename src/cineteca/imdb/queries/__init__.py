"""What the datasets tell: titles, people, and how old the files are."""
