"""The central store: one interface, its back ends, schema, outbox and audit."""
