"""The surroundings: folders, settings, logs, crash reports, displays. Standard library only."""
