"""The store over the web: QGIS Server before the store's PostgreSQL database, and the client for it."""
