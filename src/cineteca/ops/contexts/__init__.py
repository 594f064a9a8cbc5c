"""What the pages are given, page by page."""
