"""What each template is given: frozen, typed, ready to be written down. Built here from what the rooms below return."""
