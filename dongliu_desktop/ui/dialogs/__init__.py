"""Dialogs: they collect what is needed for a command, and write nothing."""
