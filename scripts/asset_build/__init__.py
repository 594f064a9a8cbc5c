"""The steps of the asset build, one file each."""
