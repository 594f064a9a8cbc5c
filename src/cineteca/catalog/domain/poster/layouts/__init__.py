"""How the sheet is set: one function a layout, families by file."""
