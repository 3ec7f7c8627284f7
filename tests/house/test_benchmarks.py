"""Every benchmark is run by the one command whose table the README quotes."""

import re


def test_every_benchmark_is_in_the_table(python_sources: dict[str, str]) -> None:
    measuring = {
        match[1]
        for path, text in python_sources.items()
        if (match := re.fullmatch(r"benchmarks/(\w+)\.py", path)) and "\ndef measure(" in text
    }
    named = set(re.findall(r'"(\w+)": \1\.measure', python_sources["benchmarks/__main__.py"]))
    assert measuring == named
    assert len(named) > 1
