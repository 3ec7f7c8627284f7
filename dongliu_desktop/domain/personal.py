"""Personal data: how it is masked, and what an identity number must keep to."""

import re
import unicodedata

STAR = "*"
HEAD, TAIL = 3, 4  # characters that stay readable in a number
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
"""Factors and check characters of GB 11643-1999, which takes them from ISO 7064 MOD 11-2."""
ID_NUMBER = re.compile(r"\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]")


def masked_name(name: str) -> str:
    """Leave the family name: 张三 -> 张*, 欧阳修 -> 欧**."""
    return name[:1] + STAR * (len(name) - 1) if len(name) > 1 else STAR * len(name)


def masked_phone(phone: str) -> str:
    """Leave the first three and the last four: 13812345678 -> 138****5678; short numbers go whole."""
    return _middle(phone, HEAD, TAIL)


def masked_id_number(number: str) -> str:
    """Leave the province and the last four: 330***********1234."""
    return _middle(number, HEAD, TAIL)


def masked_account(account: str) -> str:
    """Leave the last four: ***************1234."""
    return _middle(account, 0, TAIL)


def masked_amount(amount: float | None) -> str:
    """Leave nothing of an amount but that there is one."""
    return "" if amount is None else STAR * 4


def _middle(text: str, head: int, tail: int) -> str:
    """Cover all but the ends; of a text so short that the ends would tell it, cover everything."""
    covered = len(text) - head - tail
    if covered < tail:
        return STAR * len(text)
    return text[:head] + STAR * covered + text[len(text) - tail :]


def plain_number(text: str) -> str:
    """Give a typed number without spaces, hyphens and full-width digits, X as a capital."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()


def id_number_fault(number: str) -> str:
    """Tell in one sentence what is wrong with an identity number; "" for a valid one and for none (GB 11643-1999)."""
    if not number:
        return ""
    if len(number) != len(WEIGHTS) + 1:
        return f"身份证号应是 18 位，现在是 {len(number)} 位；请对照证件再填，不知道的请留空。"
    if not ID_NUMBER.fullmatch(number):
        return "身份证号的格式不对：前 17 位是数字，第 7 到 14 位是出生日期；请对照证件再填。"
    if CHECKS[sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False)) % 11] != number[-1]:
        return "身份证号的最后一位校验不通过，可能有一位填错；请对照证件再填。"
    return ""
