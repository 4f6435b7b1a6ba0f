"""What an administrator needs to serve a store over the web: pure functions from a deployment to texts."""
