"""Real servers on loopback, for tests, bench, soak and demo: started in folders of their own, stopped by their pids."""
