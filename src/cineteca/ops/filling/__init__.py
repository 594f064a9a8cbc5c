"""From what the rooms below tell to what the pages show."""
