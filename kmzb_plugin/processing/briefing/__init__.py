"""The briefing."""
