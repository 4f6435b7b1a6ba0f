"""How the results of the algorithms look on the map and in the legend, one family a file."""
