"""Reads a password at a terminal, where it does not appear, or as a line of the standard input, never as an argument.

What stands on a command line can be read by everybody on the computer, and stays in the shell's history.
"""

import sys


def somebody_types() -> bool:
    """Tell whether a person sits at the terminal; otherwise a script hands in its lines."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_password(question: str) -> str:
    """Give what was typed, "" for nothing. Raises KeyboardInterrupt."""
    if somebody_types():
        from getpass import getpass  # noqa: PLC0415 - few files have a password

        try:
            return getpass(question)
        except EOFError:
            return ""
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
