"""The store in a PostgreSQL database with PostGIS: the central store of many people."""
