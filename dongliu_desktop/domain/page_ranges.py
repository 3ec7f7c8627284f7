"""Page ranges as people write them: "1-3，5、8-"."""

import re

from dongliu_desktop.domain.errors import Refused

SEPARATORS = re.compile(r"[,，、;；\s]+")
RANGE = re.compile(r"(\d*)(?:[-–—~～至](\d*))?")
WIDE = str.maketrans("０１２３４５６７８９－", "0123456789-")


def chosen_pages(text: str, count: int) -> list[int]:
    """Give the numbers (from 1) of the pages that `text` names, of `count`, in their order; "" for all.

    "3-" is from the third page on, "-3" up to it.

    Raises:
        Refused: it is no range, or no page of the paper is in it.
    """
    parts = [part for part in SEPARATORS.split(text.translate(WIDE)) if part]
    wanted = {page for part in parts for page in _pages(part, count)}
    if parts and not wanted:
        raise Refused(f"一共 {count} 页，没有“{text.strip()}”这样的页。")
    return sorted(wanted) if parts else list(range(1, count + 1))


def _pages(part: str, count: int) -> range:
    found = RANGE.fullmatch(part)
    if found is None or not any(found.groups()):
        raise Refused(f"页码“{part}”看不懂，请写成 1-3,5 这样。")
    first, last = found.groups()
    if last is None:
        return range(int(first), min(int(first), count) + 1) if int(first) else range(0)
    begin, end = int(first or 1), int(last or count)
    if begin > end:
        raise Refused(f"页码“{part}”前大后小，请写成 {end}-{begin}。")
    return range(max(begin, 1), min(end, count) + 1)
