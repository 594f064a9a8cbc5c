"""From what the rooms below return to what a template is given: labels, addresses, the order of things."""
