"""The bundled record holds the whole source document: every sentence, figure, rank and quoted name."""

import re
import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
RECORD = REPOSITORY / "resources" / "record"
SOURCES = sorted((REPOSITORY.parent / "shared" / "seed").glob("*.txt"))

pytestmark = pytest.mark.skipif(not SOURCES, reason="the source document is not beside the repository")

# What the page prints around the document: no fact of the office, except title and date, which stand in [office].
PAGE_FRAME = {
    "镇乡街道网站东柳街道2015年工作总结与2016年工作思路"
    "发布日期20160610信息来源东柳街道字号色调调节": "head of the web page",
    "分享到我要纠错返回顶部打印本页关闭本页": "buttons of the web page",
}
NOT_TRACKED = {"85后": "says who the members of the 青柳团 are; nothing is counted"}
SLOGANS = {
    "“快乐生活”": "motto of a pillar",
    "“稳中有进”": "how the year is summed up",
    "“项目建设攻坚年”": "a campaign of the year; the pillar's sentence names it",
    "“十三五”": "the national plan",
}

# Prose repeats a figure, a day of reporting merely looks like one: neither proves that a figure was taken in.
NOT_STRUCTURED = {
    "sentence", "sentences", "target", "progress", "problems", "next_steps", "status", "words", "text", "note",
    "as_of", "reference_date", "due", "from_month", "to_month",
}  # fmt: skip

Row = dict[str, Any]


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rows() -> list[tuple[str, Row]]:
    found: list[tuple[str, Row]] = []
    for path in sorted(RECORD.glob("*.toml")):
        for table, content in tomllib.loads(path.read_text("utf-8")).items():
            found += [(table, row) for row in (content if isinstance(content, list) else [content])]
    return found


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [str(value)]


def spans(row: Row, source: str) -> list[range]:
    sentences = [row["sentence"]] if "sentence" in row else row.get("sentences", [])
    return [range(hit.start(), hit.end()) for text in sentences for hit in re.finditer(re.escape(flat(text)), source)]


@pytest.fixture(scope="module")
def source() -> str:
    return flat(SOURCES[0].read_text("utf-8"))


def structured(row: Row, indicators: dict[str, str]) -> set[str]:
    """Give the figures a row holds outside its prose; a reading also speaks by the name of its indicator."""
    kept = [text for key, value in row.items() if key not in NOT_STRUCTURED for text in strings(value)]
    kept.append(indicators.get(row.get("indicator", ""), ""))
    return set(re.findall(r"\d+(?:\.\d+)?", " ".join(kept)))


def test_every_sentence_is_the_sources_own(source: str) -> None:
    sentences = [text for _, row in rows() for text in [*row.get("sentences", []), row.get("sentence", "")]]

    assert [text for text in sentences if flat(text) not in source] == []


def test_every_word_of_the_source_stands_in_a_sentence(source: str) -> None:
    covered = {place for _, row in rows() for span in spans(row, source) for place in span}
    runs = groupby(range(len(source)), key=lambda place: place not in covered)
    left_over = ["".join(re.findall(r"\w", "".join(source[i] for i in run))) for is_left, run in runs if is_left]

    assert [text for text in left_over if text] == list(PAGE_FRAME)


def test_every_figure_is_held_by_a_fact_of_its_own_sentence(source: str) -> None:
    record = rows()
    indicators = {row["key"]: row["name"] for table, row in record if table == "indicator"}
    facts = [(spans(row, source), structured(row, indicators)) for _, row in record]
    office = next(row for table, row in record if table == "office")
    head = range(source.index("凝神聚力"))
    facts.append(([head], structured(office, indicators)))

    lost = [
        source[max(0, hit.start() - 8) : hit.end() + 6]
        for hit in re.finditer(r"\d+(?:\.\d+)?", source)
        if not any(source.startswith(context, hit.start()) for context in NOT_TRACKED)
        and not any(hit.group() in held and any(hit.start() in s for s in where) for where, held in facts)
    ]

    assert lost == []


def test_what_is_not_tracked_is_still_in_the_source(source: str) -> None:
    assert [text for text in [*NOT_TRACKED, *SLOGANS] if text not in source] == []


def test_every_rank_is_held_by_a_reading_of_its_own_sentence(source: str) -> None:
    readings = [(spans(row, source), row["rank"]) for table, row in rows() if table == "reading" and "rank" in row]

    lost = [
        source[hit.start() - 12 : hit.end()]
        for hit in re.finditer(r"全区第([一二三四五六七八九])", source)
        if not any(
            rank == "一二三四五六七八九".index(hit[1]) + 1 and any(hit.start() in s for s in where)
            for where, rank in readings
        )
    ]

    assert lost == []


def test_every_quoted_name_is_used_by_the_record_itself(source: str) -> None:
    own_words = flat(
        " ".join(
            text
            for _, row in rows()
            for key, value in row.items()
            if key not in {"sentence", "sentences"}
            for text in strings(value)
        )
    )
    quoted = dict.fromkeys(re.findall(r"“[^”]+”|《[^》]+》", source))

    missing = [name for name in quoted if name[1:-1] not in own_words]

    assert sorted(missing) == sorted(SLOGANS)
