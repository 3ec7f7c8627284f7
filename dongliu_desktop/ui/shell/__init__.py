"""The main window around the pages: its frame, its actions, its settings."""
