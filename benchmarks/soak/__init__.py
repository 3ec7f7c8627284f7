"""Soak: the real program at work for minutes, killed again and again; afterwards nothing may be lost."""
