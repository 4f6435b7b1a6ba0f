"""The window: the dock with the queue, the card, the menu, and what links them to the map."""
