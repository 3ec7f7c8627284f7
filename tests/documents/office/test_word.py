"""Texts from templates: ours and an office's own, and templates of strangers that want more than words."""

import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.documents.notice_words import annexes
from dongliu_desktop.documents.notice_words import parts as parts_of
from dongliu_desktop.documents.office.exports import EXPORTS, TEXT, made, part
from dongliu_desktop.documents.office.word import FOLDER, bundled, filled, template_of
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.office_exports import Gathered
from dongliu_desktop.domain.papers import ProjectFile

from .conftest import AsPdf, Gather, export_of, parts

TITLES = [export.title for export in EXPORTS if export.suffix == TEXT]


def text_of(data: bytes) -> str:
    """Give what a docx says, a line per paragraph."""
    paragraphs = parts(data)["word/document.xml"].split("</w:p>")
    return "\n".join("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs)


def stranger(folder: Path, body: str, title: str = "单项目进度单", **more: bytes) -> Path:
    """Write a template with this text in its one paragraph, as the office's own."""
    folder.mkdir(exist_ok=True)
    target = folder / f"{title}.docx"
    with zipfile.ZipFile(bundled(title)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                head, _, rest = text.decode().partition("<w:body>")
                section = rest[rest.rindex("<w:sectPr>") :]
                text = f"{head}<w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p>{section}".encode()
            package.writestr(name, text)
        for name, data in more.items():
            package.writestr(name, data)
    return target


def one_project(found: Gathered, **changes: Any) -> Gathered:
    paper = found.content[0]
    return found._replace(content=[ProjectFile(paper.project._replace(**changes), paper.reports, paper.sites)])


def test_the_status_sheet_tells_what_the_register_does(gather: Gather, tmp_path: Path) -> None:
    found = gather("status", 2015)
    data = made(export_of("status"), found, tmp_path)
    text = text_of(data)

    assert made(export_of("status"), found, tmp_path) == data
    assert all(paper.project.name.replace("&", "&amp;") in text for paper in found.content)
    assert text.count("重点项目进度单") == len(found.content)
    assert "太古小学" in text
    assert "{{" not in text


def test_the_circular_has_its_sections(gather: Gather, tmp_path: Path) -> None:
    found = gather("notice", 2015)
    text = text_of(made(export_of("notice"), found, tmp_path))

    assert "关于2015年重点工作推进情况的通报" in text
    assert all(part.text in text for part in parts_of(found.content[0], found.office))
    assert all(f"附件{at}：{annex.title}" in text for at, annex in enumerate(annexes(found.content[0]), start=1))
    assert "{%" not in text


def test_markup_in_a_name_is_text(gather: Gather, tmp_path: Path) -> None:
    found = one_project(gather("status", 2015), name="A&B <项目> {{ 单位 }}", progress="第一行\n第二行")
    document = parts(made(export_of("status"), found, tmp_path))["word/document.xml"]

    assert "A&amp;B &lt;项目&gt; {{ 单位 }}" in document
    assert re.search(r"第一行</w:t>.{0,40}<w:br/>", document)


@pytest.mark.parametrize("title", TITLES)
def test_every_run_names_its_chinese_font_and_no_theme(title: str) -> None:
    found = parts(bundled(title).read_bytes())
    runs = re.findall(r"<w:rFonts[^>]*>", "".join(found.values()))

    assert runs
    assert all("w:eastAsia=" in run and "Theme" not in run for run in runs)
    assert not any("theme" in name for name in found)


def test_the_bundled_templates_are_what_their_script_makes(tmp_path: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parents[3] / "packaging"))
    try:
        import word_templates  # noqa: PLC0415 - a script, not a part of the package
    finally:
        sys.path.pop(0)
    word_templates.main(tmp_path)
    for title in TITLES:
        assert parts((tmp_path / f"{title}.docx").read_bytes()) == parts(bundled(title).read_bytes())


# ---------------------------------------------------------------- an office's own


def test_an_offices_own_template_takes_the_place_of_ours(gather: Gather, tmp_path: Path) -> None:
    stranger(tmp_path / FOLDER, "本街道：{{ 项目表[0].名称 }}")
    found = gather("status", 2015)
    text = text_of(made(export_of("status"), found, tmp_path / FOLDER))

    assert text.startswith(f"本街道：{found.content[0].project.name}")
    assert template_of("督查通报", tmp_path / FOLDER) == bundled("督查通报")


REFUSED = {
    "an unknown name": ("{{ 没有的名称 }}", "不认得的名称“没有的名称”"),
    "an open brace": ("{{ 单位 ", "双花括号写法有误"),
    "code by a class": ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "不允许的写法"),
    "code by a function": ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "不允许的写法"),
    "a list is emptied": ("{{ 项目表.clear() }}", "不允许的写法"),
    "a range without end": ("{% for x in range(10**9) %}{% endfor %}", "不允许的写法"),
    "a text without end": ("{{ 'a' * 10**10 }}", "过大"),
}


@pytest.mark.bad_input
@pytest.mark.parametrize("case", REFUSED)
def test_a_template_that_wants_more_than_words_is_refused(case: str, tmp_path: Path) -> None:
    body, told = REFUSED[case]
    template = stranger(tmp_path, body)
    with pytest.raises(Refused, match=re.escape(told)):
        filled(template, {"单位": "东柳街道", "项目表": []})


@pytest.mark.bad_input
def test_a_template_that_never_ends_is_stopped(tmp_path: Path) -> None:
    loop = "{% for x in range(99999) %}{% for y in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(Refused, match="还没有填完"):
        filled(stranger(tmp_path, loop), {}, seconds=1.5)


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _data: b"", "内容为空"),
        (lambda _data: b"not a zip file", "不是要的文件"),
        (lambda data: data[:-40], "不完整"),
    ],
)
def test_a_file_that_is_no_template_is_refused(spoil: Any, told: str, tmp_path: Path) -> None:
    template = tmp_path / "单项目进度单.docx"
    template.write_bytes(spoil(bundled("单项目进度单").read_bytes()))
    with pytest.raises(Refused, match=told):
        filled(template, {})


@pytest.mark.bad_input
def test_a_package_that_swells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="过大"):
        filled(stranger(tmp_path, "x", **{"word/big.bin": bytes(70_000_000)}), {})


@pytest.mark.parametrize("key", ["status", "notice"])
def test_libreoffice_opens_it(key: str, gather: Gather, as_pdf: AsPdf, tmp_path: Path) -> None:
    found = gather(key, 2015)
    short = found._replace(content=found.content[:3]) if key == "status" else found
    text = as_pdf(made(export_of(key), short, tmp_path), ".docx")
    assert "—1—" in text.replace(" ", "")
    assert part(export_of(key).build)(short)["单位"] in text.replace(" ", "")
    if key == "status":
        assert text.count("\f") == 3
