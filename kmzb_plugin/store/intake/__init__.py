"""How files come into a store: profiles, reading, mapping, and the import itself."""
