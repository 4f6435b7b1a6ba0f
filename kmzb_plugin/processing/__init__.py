"""The Processing provider: one algorithm a file. Algorithms read layers, call `analysis` and `store`, and write sinks."""
