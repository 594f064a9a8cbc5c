"""Builds the bundled facts of the demo from tables that the project does not carry: `python -m scripts.demo_facts`."""
