"""What the tabs show."""
