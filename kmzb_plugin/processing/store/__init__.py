"""The store: made, filled, read, decided in, kept."""
