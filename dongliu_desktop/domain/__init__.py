"""What the office speaks of: values to show, commands, changes, and pure rules. Standard library only."""
