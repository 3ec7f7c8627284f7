"""The programs that are measured, one process each; every one prints one line of JSON."""
