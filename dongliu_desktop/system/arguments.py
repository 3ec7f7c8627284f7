"""A command line declared as data, with its help and its complaints in Chinese.

argparse does the parsing. Its own texts are English wherever Python runs, so help is laid out here (in columns
that fit Chinese) and its complaints are put into our words.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from dongliu_desktop.system.terminal_text import padded, width


class WrongUsage(Exception):
    """The command line does not make sense. The message is one Chinese sentence.

    Attributes:
        usage: the line that shows how it is meant; "" until it is known which verb was meant.
    """

    def __init__(self, sentence: str, usage: str = "") -> None:
        super().__init__(sentence)
        self.usage = usage


class Option(NamedTuple):
    """One argument: an option with a value, a switch (no `metavar`), or a positional one (`name` without dashes).

    `kind` turns its text into a value and raises ValueError with one Chinese sentence. Options of the same
    `group` exclude each other.
    """

    name: str
    help: str
    metavar: str = ""
    kind: Callable[[str], Any] = str
    required: bool = False
    short: str = ""
    group: str = ""

    @property
    def positional(self) -> bool:
        """Whether the argument is told by its place."""
        return not self.name.startswith("-")

    @property
    def shown(self) -> str:
        """How the argument is written: "-o, --output 文件"."""
        if self.positional:
            return self.metavar
        return f"{f'{self.short}, ' if self.short else ''}{self.name} {self.metavar}".rstrip()

    @property
    def brief(self) -> str:
        """How the argument is written in one line of usage: "-o 文件"."""
        return self.metavar if self.positional else f"{self.short or self.name} {self.metavar}".rstrip()


class Verb(NamedTuple):
    """One verb with its arguments and examples of its use."""

    name: str
    help: str
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()


class Grammar(NamedTuple):
    """The whole command line. `everywhere` are options that may stand before or after the verb."""

    program: str
    title: str
    version: str
    verbs: tuple[Verb, ...]
    everywhere: tuple[Option, ...]
    closing: str


class Parsed(NamedTuple):
    """What was asked: the verb ("" for none) and the values by option name, or a text to print instead."""

    verb: str
    values: dict[str, Any]
    answer: str = ""


HELP = Option("--help", "显示帮助", short="-h")
VERSION = Option("--version", "显示版本")
COLUMNS = 80


def parse(grammar: Grammar, arguments: Sequence[str]) -> Parsed:
    """Read a command line.

    Raises:
        WrongUsage: it does not follow the grammar.
    """
    parser = _Parser(prog=grammar.program, add_help=False, allow_abbrev=False, usage=usage(grammar))
    _add(parser, (*grammar.everywhere, HELP, VERSION))
    verbs = parser.add_subparsers(dest="verb", prog=grammar.program, parser_class=_Parser)
    for verb in grammar.verbs:
        own = verbs.add_parser(verb.name, add_help=False, allow_abbrev=False, usage=usage(grammar, verb))
        _add(own, (*verb.options, *grammar.everywhere, HELP))
    try:
        found, unknown = parser.parse_known_args(_help_first(arguments))
    except _Asked as asked:
        return Parsed("", {}, asked.text(grammar))
    values = vars(found)
    name: str = values.pop("verb") or ""
    if unknown:
        raise WrongUsage(f"不认识的参数 {'、'.join(unknown)}。", usage(grammar, _verb(grammar, name)))
    return Parsed(name, values)


def usage(grammar: Grammar, verb: Verb | None = None) -> str:
    """Give the line that shows how the program, or one verb of it, is called."""
    everywhere = [f"[{option.brief}]" for option in grammar.everywhere]
    if verb is None:
        return _wrapped(f"用法：{grammar.program}", [*everywhere, "命令", "[选项]"])
    return _wrapped(f"用法：{grammar.program} {verb.name}", [*_briefly(verb.options), *everywhere])


def help_text(grammar: Grammar, verb: Verb | None = None) -> str:
    """Give the help of the program, or of one verb."""
    if verb is not None:
        examples = _section("示例", [(example, "") for example in verb.examples])
        return "\n".join(
            [
                usage(grammar, verb),
                "",
                f"{verb.help}。",
                *_options((*verb.options, *grammar.everywhere, HELP)),
                *examples,
            ]
        )
    return "\n".join(
        [
            f"{grammar.title} {grammar.version}",
            "",
            usage(grammar),
            *_section("命令", [(one.name, one.help) for one in grammar.verbs]),
            *_options((*grammar.everywhere, HELP, VERSION)),
            "",
            grammar.closing,
        ]
    )


class _Asked(Exception):
    """Somebody asked for help or for the version."""

    def __init__(self, what: Option, verb: str) -> None:
        super().__init__(what.name)
        self._what = what
        self._verb = verb

    def text(self, grammar: Grammar) -> str:
        if self._what == VERSION:
            return f"{grammar.title} {grammar.version}"
        return help_text(grammar, _verb(grammar, self._verb))


class _Parser(argparse.ArgumentParser):
    """argparse's parser, with complaints in Chinese; it never ends the program."""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(in_chinese(message), self.usage or "")


class _Ask(argparse.Action):
    """Stops the parsing as soon as help or the version is asked for: nothing else has to be right then."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> NoReturn:
        del namespace, values, option_string
        raise _Asked(VERSION if self.dest == "version" else HELP, parser.prog.rpartition(" ")[2])


def _verb(grammar: Grammar, name: str) -> Verb | None:
    return next((verb for verb in grammar.verbs if verb.name == name), None)


def _help_first(arguments: Sequence[str]) -> list[str]:
    """Let `dongliu help` and `dongliu help list` mean what everybody expects."""
    if arguments[:1] == ["help"]:
        return [*arguments[1:2], "--help"]
    return list(arguments)


def _add(parser: argparse.ArgumentParser, options: Sequence[Option]) -> None:
    groups: dict[str, Any] = {}
    for option in options:
        if option.group and option.group not in groups:
            groups[option.group] = parser.add_mutually_exclusive_group()
        _add_one(groups.get(option.group, parser), option)


def _add_one(parser: Any, option: Option) -> None:  # noqa: ANN401 - argparse's groups share no public type
    names = [name for name in (option.short, option.name) if name]
    if option in (HELP, VERSION):
        parser.add_argument(*names, action=_Ask, nargs=0, default=argparse.SUPPRESS)
    elif option.positional:
        parser.add_argument(option.name, metavar=option.metavar, type=_told(option.kind))
    elif not option.metavar:
        parser.add_argument(*names, action="store_true", required=option.required)
    else:
        # Absent options leave nothing, so that the verb's parser does not wipe out what stood before the verb.
        parser.add_argument(
            *names, metavar=option.metavar, type=_told(option.kind), required=option.required, default=argparse.SUPPRESS
        )


def _told(kind: Callable[[str], Any]) -> Callable[[str], Any]:
    """Let argparse pass on the sentence of a value that makes no sense, instead of its own."""

    def read(text: str) -> Any:  # noqa: ANN401 - whatever the option holds
        try:
            return kind(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return read


def _wrapped(head: str, words: Sequence[str]) -> str:
    """Give the words behind the head, in lines of at most `COLUMNS`, each as far in as the first."""
    lines = [head]
    for word in words:
        if width(f"{lines[-1]} {word}") > COLUMNS:
            lines.append(" " * width(head))
        lines[-1] += f" {word}"
    return "\n".join(lines)


def _briefly(options: Sequence[Option]) -> list[str]:
    """Give the options of a usage line: "--year 年份", "[--force]", "[--percent 百分比 | --quantity 数量]"."""
    together = {group: [option.brief for option in options if option.group == group] for group in _groups(options)}
    shown: list[str] = []
    for option in options:
        if option.group:
            briefs = together.pop(option.group, [])
            shown += [f"[{' | '.join(briefs)}]"] if briefs else []
        else:
            shown.append(option.brief if option.required or option.positional else f"[{option.brief}]")
    return shown


def _groups(options: Sequence[Option]) -> set[str]:
    return {option.group for option in options if option.group}


def _options(options: Sequence[Option]) -> list[str]:
    return _section("选项", [(option.shown, option.help) for option in options])


def _section(title: str, lines: Sequence[tuple[str, str]]) -> list[str]:
    if not lines:
        return []
    columns = max(width(left) for left, _ in lines) + 2
    return ["", f"{title}：", *(f"  {padded(left, columns)}{right}".rstrip() for left, right in lines)]


OUR_WORDS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<a>.+)", "缺少参数 {a}。"),
    (r"argument verb: invalid choice: '(?P<a>.*?)'", "没有“{a}”这个命令。"),
    (r"argument (?P<a>\S+): expected one argument", "参数 {a} 后面缺少内容。"),
    (r"argument (?P<a>\S+): not allowed with argument (?P<b>\S+)", "参数 {a} 和 {b} 只能用一个。"),
    (r"argument (?P<a>\S+): ignored explicit argument '(?P<b>.*)'", "参数 {a} 后面不能跟内容“{b}”。"),
    (r"argument (?P<a>\S+): (?P<b>.*[\u4e00-\u9fff].*)", "参数 {a}：{b}"),
)
"""argparse's complaints (English in every Python) and ours; the last one carries a sentence of our own."""


def in_chinese(complaint: str) -> str:
    """Put one of argparse's complaints into our words."""
    for pattern, words in OUR_WORDS:
        found = re.match(pattern, complaint, re.DOTALL)
        if found:
            return words.format(**{name: _long_name(text) for name, text in found.groupdict().items()})
    return "参数有误。"


def _long_name(text: str) -> str:
    """Give "-o/--output" as "--output"; lists keep their commas in Chinese."""
    return re.sub(r"-\w/(?=--)", "", text).replace(", ", "、")
