"""Station briefings: what stands on the sheet, the sheet itself, and the files made of it."""
