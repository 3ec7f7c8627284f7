"""The process that fills a template: what it is told comes from stdin, the finished docx goes to stdout.

Jinja's sandbox keeps a template from code and files; a limit on memory and time keeps it from stopping the computer.
"""

import json
import sys
from importlib import import_module
from io import BytesIO
from typing import Any

CHILD = "--fill-template"
"""The one argument that makes the program this process; nobody types it."""
BROKEN, WRITTEN_WRONGLY, FORBIDDEN, TOO_MUCH, UNKNOWN = 1, 3, 4, 5, 6
ANSWERS: dict[int, str] = {
    BROKEN: "填不成，可能不是 Word 存的 docx 文件。",
    WRITTEN_WRONGLY: "里的双花括号写法有误，没有填成。",
    FORBIDDEN: "里用了不允许的写法，没有填成。",
    TOO_MUCH: "填出来的内容过大，没有填成。",
    UNKNOWN: "里有不认得的名称{}，没有填成；可用的名称见使用手册“导出”一页。",
}
MEMORY = 1_500_000_000  # bytes of address space: a filled template needs a tenth of it
CPU_SECONDS = 60
LARGEST = 60_000_000  # bytes of the finished file


def main() -> int:
    """Fill one template and give the exit code: 0, or a key of ANSWERS."""
    _limit()
    docxtpl, jinja, sandbox = _libraries()
    asked = json.load(sys.stdin.buffer)
    made = BytesIO()
    try:
        template = docxtpl.DocxTemplate(asked["template"])
        safe = sandbox.ImmutableSandboxedEnvironment(autoescape=True, undefined=jinja.StrictUndefined)
        template.render(asked["values"], jinja_env=safe, autoescape=True)
        template.save(made)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's template brings about, its office gets one sentence
        sys.stderr.write(str(error))
        kinds: tuple[tuple[Any, int], ...] = (
            ((sandbox.SecurityError, OverflowError), FORBIDDEN),
            (jinja.UndefinedError, UNKNOWN),
            (jinja.TemplateError, WRITTEN_WRONGLY),
            (MemoryError, TOO_MUCH),
        )
        return next((code for kind, code in kinds if isinstance(error, kind)), BROKEN)
    if made.tell() > LARGEST:
        return TOO_MUCH
    sys.stdout.buffer.write(made.getvalue())
    return 0


def _libraries() -> tuple[Any, Any, Any]:
    """Give docxtpl, which tells no types, and the two parts of Jinja; they are imported in this process only."""
    docxtpl, jinja, sandbox = map(import_module, ("docxtpl", "jinja2", "jinja2.sandbox"))
    return docxtpl, jinja, sandbox


def _limit() -> None:
    """Take memory and time away from this process. Windows knows no such limits; there the time-out alone holds."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
        resource.setrlimit(what, (most, most))
