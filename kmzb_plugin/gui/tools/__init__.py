"""The tools on the map: picking and choosing threats, drawing, measuring to the nearest station."""
