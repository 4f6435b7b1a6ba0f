"""How the results of the algorithms look on the map and in the legend, one family a file."""

MEMBERS = "kmzb/members"
"""The property of a layer that says which field holds the ids of a feature's threats, separated by commas."""
