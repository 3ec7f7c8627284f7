"""The one door to the data: every change is a command, every view reads rows."""
