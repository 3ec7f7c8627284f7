"""Qt's item models over frozen rows: they read rows, send commands, and never change anything themselves."""
