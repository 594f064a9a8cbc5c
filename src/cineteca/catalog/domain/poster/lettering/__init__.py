"""Setting type: faces, lines, blocks, outlines."""
