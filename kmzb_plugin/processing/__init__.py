"""The Processing provider, one algorithm a file: each reads layers, calls `analysis` and `store`, and writes sinks."""
