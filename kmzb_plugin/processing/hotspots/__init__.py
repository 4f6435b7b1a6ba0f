"""Hot spots: where reports are more than elsewhere, and which of those stay."""
