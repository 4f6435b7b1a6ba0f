"""Allocation: where stations stand, how areas are cut, in which order threats are visited."""
