"""Makes resources/templates/*.docx, the bundled templates of texts, anew: `python packaging/word_templates.py`.

Written as bare WordprocessingML: every run names its fonts for Chinese and Latin (w:eastAsia, w:ascii, w:hAnsi), no
theme is there to override them, and fontTable.xml tells what stands in for a font that a computer lacks.
"""

import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parents[1] / "resources" / "templates"
EPOCH = (1980, 1, 1, 0, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SONG, HEI, FANG, KAI, TITLE = "宋体", "黑体", "仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"
LATIN = "Times New Roman"
FALLBACKS = {FANG: "仿宋", KAI: "楷体", TITLE: "华文中宋", SONG: "SimSun", HEI: "SimHei"}
OFF_GRID = '<w:snapToGrid w:val="0"/>'  # or each line of a small type would be as high as one of the text
TWIPS = 1440 / 25.4  # to the millimetre
RED = "C8102E"


class Look(NamedTuple):
    """How a paragraph looks: Chinese font, size in points, alignment, and what stands in w:pPr besides."""

    font: str = SONG
    size: float = 10.5
    align: str = "left"
    more: str = ""
    colour: str = ""
    tight: bool = False  # a little, so that 28 characters of 16 pt fit on 156 mm


def run(text: str, look: Look) -> str:
    """Give a run that names its fonts."""
    size = round(look.size * 2)
    marks = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    marks += '<w:spacing w:val="-5"/>' if look.tight else ""
    fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{look.font}" w:cs="{LATIN}"/>'
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'<w:r><w:rPr>{fonts}{marks}{sizes}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, look: Look = Look()) -> str:  # noqa: B008 - a value that nobody changes
    """Give a paragraph of one run."""
    return f'<w:p><w:pPr>{look.more}<w:jc w:val="{look.align}"/></w:pPr>{run(text, look) if text else ""}</w:p>'


def only(tag: str) -> str:
    """Give a paragraph that holds nothing but a tag of the template, and goes when it is filled."""
    return paragraph(f"{{%p {tag} %}}")


def cell(text: str, width: int, look: Look, span: int = 1, fill: str = "") -> str:
    """Give a cell of a table; `width` in twips."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{shade}<w:vAlign w:val="center"/></w:tcPr>{paragraph(text, look._replace(more=OFF_GRID))}</w:tc>'


def row(cells: Iterable[str], *, head: bool = False, split: bool = False, least: int = 400) -> str:
    """Give a row of a table; a `head` comes again on every page, others are not cut unless they may `split`."""
    kept = f'{"" if split else "<w:cantSplit/>"}<w:trHeight w:val="{least}" w:hRule="atLeast"/>{"<w:tblHeader/>" if head else ""}'
    return f"<w:tr><w:trPr>{kept}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Iterable[str]) -> str:
    """Give a table with thin rules; `widths` in twips."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>{margins}'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def listing(columns: Sequence[tuple[str, str, int, str]], name: str, of: str) -> str:
    """Give a table with a head and one row per entry; columns are title, field, width and alignment."""
    widths = [width for _title, _field, width, _align in columns]
    head = row(
        (cell(title, width, Look(HEI, 10, "center"), fill="EDEDED") for title, _f, width, _a in columns), head=True
    )
    body = row(cell(f"{{{{ {name}.{field} }}}}", width, Look(SONG, 10, align)) for _t, field, width, align in columns)
    around = [
        row([cell(f"{{%tr {tag} %}}", sum(widths), Look(), len(widths))]) for tag in (f"for {name} in {of}", "endfor")
    ]
    return table(widths, [head, around[0], body, around[1]])


# ---------------------------------------------------------------- 单项目进度单

LABEL = Look(HEI, 10.5, "center")
VALUE = Look(SONG, 10.5)
FORM = (1300, 3400, 1300, 3638)
FIELDS: tuple[tuple[str, ...], ...] = (
    ("项目名称", "名称"), ("所属板块", "板块", "条线", "条线"), ("项目类别", "类别", "项目性质", "性质"),
    ("年度目标", "年度目标"), ("完成时限", "时限", "最近填报", "截至"), ("分管领导", "分管领导", "牵头科室", "牵头科室"),
    ("责任人", "责任人", "涉及社区", "社区"), ("配合单位", "配合单位"), ("形象进度", "形象进度", "时序进度", "时序进度"),
    ("完成数量", "完成数量", "目标数量", "目标数量"), ("亮灯", "亮灯", "亮灯依据", "亮灯依据"),
    ("进展情况", "进展情况"), ("存在问题", "存在问题"), ("下一步打算", "下一步打算"),
)  # fmt: skip


def form_row(names: Sequence[str]) -> str:
    """Give a row of the form: a label and its value across the row, or two of both."""
    if len(names) < len(FORM):
        value = cell(f"{{{{ 项.{names[1]} }}}}", sum(FORM[1:]), VALUE, 3)
        return row([cell(names[0], FORM[0], LABEL, fill="EDEDED"), value], split=True, least=480)
    cells = [
        cell(f"{{{{ 项.{text} }}}}", width, VALUE) if at % 2 else cell(text, width, LABEL, fill="EDEDED")
        for at, (text, width) in enumerate(zip(names, FORM, strict=True))
    ]
    return row(cells, least=440)


def status() -> tuple[str, str]:
    """Give body and section of 单项目进度单: one project after the other, each on a page of its own."""
    heading = Look(HEI, 12, more='<w:keepNext/><w:spacing w:before="160" w:after="60"/>')
    title = Look(HEI, 20, "center", '<w:pageBreakBefore/><w:spacing w:after="60"/>')
    reports = (
        ("截至日期", "截至", 1500, "center"), ("进度", "进度", 1500, "center"), ("进展情况", "进展情况", 3638, "left"),
        ("存在问题", "存在问题", 2000, "left"), ("填报人", "填报人", 1000, "center"),
    )  # fmt: skip
    sites = (
        ("序号", "序号", 700, "center"), ("点位名称", "名称", 2700, "left"), ("数量", "数量", 1100, "center"),
        ("所在社区", "社区", 1500, "left"), ("已完成阶段", "阶段", 1500, "left"), ("现状", "现状", 2138, "left"),
    )  # fmt: skip
    parts = [
        only("for 项 in 项目表"),
        paragraph("{{ 单位 }}{{ 年度 }}年重点项目进度单", title),
        paragraph("填报单位（盖章）：{{ 单位 }}　　　　　　　　　　　　　　截至{{ 截至 }}", VALUE),
        table(FORM, map(form_row, FIELDS)),
        only("if 项.点位"), paragraph("点位情况", heading), listing(sites, "点", "项.点位"), only("endif"),
        only("if 项.填报"), paragraph("填报记录", heading), listing(reports, "次", "项.填报"), only("endif"),
        paragraph("分管领导：　　　　　　　审核人：　　　　　　　填表人：　　　　　　　　　　年　　月　　日",
                  VALUE._replace(more='<w:spacing w:before="300"/>')),
        only("endfor"),
    ]  # fmt: skip
    return "".join(parts), section(margins=(18, 20, 17, 20))


# ---------------------------------------------------------------- 督查通报 (GB/T 9704-2012)

LINE = '<w:spacing w:line="579" w:lineRule="exact"/>'  # 22 lines on 225 mm
INDENT = f'{LINE}<w:ind w:firstLineChars="200" w:firstLine="632"/>'
BODY = Look(FANG, 16, "both", INDENT, tight=True)


def notice() -> tuple[str, str]:
    """Give body and section of 督查通报: head, title, sections, signature, and the annex on a page of its own."""
    rule = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="{RED}"/></w:pBdr><w:spacing w:after="600"/>'
    )
    annex = (
        ("序号", "序号", 600, "center"), ("项目", "名称", 2500, "left"), ("责任科室", "牵头科室", 1100, "left"),
        ("形象进度", "形象进度", 1000, "center"), ("亮灯", "亮灯", 1500, "center"), ("说明", "亮灯依据", 2144, "left"),
    )  # fmt: skip
    signed = Look(FANG, 16, "right", f'{LINE}<w:ind w:rightChars="400" w:right="1264"/>')
    parts = [
        paragraph("督查通报", Look(TITLE, 42, "center", '<w:spacing w:before="400" w:after="300"/>', RED)),
        paragraph("〔{{ 年度 }}〕　　号", Look(FANG, 16, "center", rule)),
        paragraph("{{ 标题 }}", Look(TITLE, 22, "center", '<w:spacing w:line="640" w:lineRule="exact" w:after="579"/>')),
        paragraph("各科室、各社区：", Look(FANG, 16, "both", LINE)),
        only("for 段 in 开头"), paragraph("{{ 段 }}", BODY), only("endfor"),
        only("for 节 in 各节"), paragraph("{{ 节.节名 }}", Look(HEI, 16, "both", f"<w:keepNext/>{INDENT}")),
        only("for 段 in 节.段落"),
        only("if 段.小标题"), paragraph("{{ 段.文字 }}", BODY._replace(font=KAI)), only("else"),
        paragraph("{{ 段.文字 }}", BODY), only("endif"), only("endfor"), only("endfor"),
        only("for 表 in 附表"), paragraph("附件{{ loop.index }}：{{ 表.表名 }}", BODY), only("endfor"),
        paragraph("", BODY), paragraph("", BODY),
        paragraph("{{ 单位 }}", signed), paragraph("{{ 截至 }}", signed),
        only("for 表 in 附表"),
        paragraph("附件{{ loop.index }}", Look(HEI, 16, "left", f"<w:pageBreakBefore/>{LINE}")),
        paragraph("{{ 表.表名 }}", Look(TITLE, 22, "center", '<w:spacing w:before="300" w:after="300"/>')),
        listing(annex, "项", "表.行"), only("endfor"),
    ]  # fmt: skip
    return "".join(parts), section(margins=(37, 26, 35, 28), grid='<w:docGrid w:type="lines" w:linePitch="579"/>')


# ---------------------------------------------------------------- the package


def section(margins: tuple[float, float, float, float], grid: str = "") -> str:
    """Give A4 with these margins in mm (top, right, bottom, left) and the page numbers at its foot."""
    top, right, bottom, left = (round(side * TWIPS) for side in margins)
    feet = '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    around = f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="850" w:footer="{max(bottom - 700, 500)}" w:gutter="0"/>'
    return f"<w:sectPr>{feet}{size}{around}{grid}</w:sectPr>"


def footer(align: str) -> str:
    """Give a foot with "— 1 —" on the outside of the page."""
    look = Look(SONG, 14)
    fonts = run("", look).split("<w:t ")[0]
    field = "".join(f"{fonts}{inside}</w:r>" for inside in (
        '<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="end"/>'))  # fmt: skip
    side = "right" if align == "right" else "left"
    place = f'<w:pPr><w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{align}"/></w:pPr>'
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}" xmlns:r="{R}"><w:p>{place}{run("— ", look)}{field}{run(" —", look)}</w:p></w:ftr>'
    )


def styles(size: float) -> str:
    """Give the usual paragraph: its fonts are named here too, for what people add in the document."""
    fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{FANG if size == BODY.size else SONG}" w:cs="{LATIN}"/>'
    half = round(size * 2)
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    usual = f'{fonts}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{usual}{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    normal = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>{usual}</w:rPr></w:style>'
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{normal}</w:styles>'


def font_table() -> str:
    """Name for every font what stands in for it."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


PARTS = (
    ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("footer", "footer1"),
    ("footer", "footer2"),
)  # fmt: skip


def packed(body: str, last: str, size: float, *, odd_and_even: bool) -> dict[str, str]:
    """Give the parts of the package by name."""
    settings = "<w:evenAndOddHeaders/>" if odd_and_even else ""
    kinds = "".join(f'<Override PartName="/word/{file}.xml" ContentType="{TYPE}.{kind}+xml"/>' for kind, file in PARTS)
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{file}.xml"/>'
        for at, (kind, file) in enumerate(PARTS, 1)
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{kinds}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{last}</w:body></w:document>',
        "word/styles.xml": styles(size),
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}">{settings}<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>',
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer("right" if odd_and_even else "center"),
        "word/footer2.xml": footer("left"),
    }


def main(target: Path = TARGET) -> None:
    """Write both templates."""
    target.mkdir(exist_ok=True)
    made = {
        "单项目进度单": packed(*status(), 10.5, odd_and_even=False),
        "督查通报": packed(*notice(), 16, odd_and_even=True),
    }
    for name, parts in made.items():
        with zipfile.ZipFile(target / f"{name}.docx", "w", zipfile.ZIP_DEFLATED) as package:
            for part, text in parts.items():
                package.writestr(zipfile.ZipInfo(part, EPOCH), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
