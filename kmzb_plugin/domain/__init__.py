"""What the field knows: categories, statuses, transitions, submissions, periods, personal data. Pure Python."""
