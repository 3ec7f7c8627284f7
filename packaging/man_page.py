"""The manual page of the command line in Chinese, from the same table that the program's --help is made of."""

from collections.abc import Iterable, Iterator

from dongliu_desktop.cli import GRAMMAR
from dongliu_desktop.system.arguments import Option, Verb


def man_page(version: str, day: str) -> str:
    """Give the page as roff; `day` is ISO, for the foot."""
    lines = [
        f'.TH DONGLIU 1 "{day}" "dongliu {version}" "用户命令"',
        ".SH 名称",
        f"dongliu \\- {_plain(GRAMMAR.title)}",
        ".SH 用法",
        ".B dongliu",
        ".RI [ 文件.dongliu ]",
        ".br",
        ".B dongliu",
        ".I 命令",
        ".RI [ 选项 ]",
        ".SH 说明",
        *map(_plain, GRAMMAR.closing.splitlines()),
        ".SH 命令",
        *(line for verb in GRAMMAR.verbs for line in _verb(verb)),
        ".SH 各命令通用的选项",
        *_options(GRAMMAR.everywhere),
        ".SH 文件",
        ".TP",
        ".I ~/.local/share/dongliu/",
        "用户的数据文件，备份在它旁边的文件夹里。",
        ".TP",
        ".I ~/.local/state/dongliu/",
        "设置、草稿和日志。",
    ]
    return "\n".join(lines) + "\n"


def _verb(verb: Verb) -> Iterator[str]:
    yield f".SS {_plain(verb.name)}"
    yield f"{_plain(verb.help)}。"
    yield from _options(verb.options)
    if verb.examples:
        yield from (".PP", "示例：", ".nf", *(f".B {_plain(example)}" for example in verb.examples), ".fi")


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        yield from (".TP", f".B {_plain(option.shown)}", _plain(option.help))


def _plain(text: str) -> str:
    """Write what roff would take as its own: backslashes, hyphens that are minus signs, a dot at the beginning."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
