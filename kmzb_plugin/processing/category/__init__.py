"""Category and time."""
