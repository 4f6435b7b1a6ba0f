"""Density: how many reports there are where, and whether that is more than chance."""
