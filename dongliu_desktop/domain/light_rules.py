"""Light rules as the file keeps them: conditions as JSON, and what a rule must keep to."""

import json
import math

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.lights import (
    COMPARISONS,
    DEFAULT_CONDITIONS,
    FIELDS,
    Check,
    Condition,
    Light,
    LightRule,
)

CAUGHT_UP = "caught_up"  # the field that needs the percentage of the month before


def written(conditions: tuple[Condition, ...]) -> str:
    """Write conditions as JSON; those of the default rule are "", so that they follow the program."""
    if conditions == DEFAULT_CONDITIONS:
        return ""
    return json.dumps(
        [{"light": light, "when": checks, "words": words} for light, checks, words in conditions],
        ensure_ascii=False,
    )


def read(text: str) -> tuple[Condition, ...]:
    """Read conditions from JSON. Raises ValueError or KeyError for a text that is none of ours."""
    if not text:
        return DEFAULT_CONDITIONS
    return tuple(
        Condition(Light(row["light"]), tuple(Check(*check) for check in row["when"]), row["words"])
        for row in json.loads(text)
    )


def checked(rule: LightRule) -> LightRule:
    """Let a rule pass that can be computed.

    Raises:
        Refused: what is missing or cannot be, in one sentence.
    """
    if not rule.name.strip():
        raise Refused("请填写规则名称。")
    if not rule.conditions:
        raise Refused("请至少写一个亮灯条件。")
    for place, condition in enumerate(rule.conditions, 1):
        if not condition.checks:
            raise Refused(f"第 {place} 个条件是空的，请写明什么情况下亮灯，或者删掉它。")
        for check in condition.checks:
            known = check.field in FIELDS and check.comparison in COMPARISONS
            if not known or not math.isfinite(check.figure):
                raise Refused(f"第 {place} 个条件看不懂，请重新选择。")
    if rule.escalate_after is not None and rule.escalate_after < 1:
        raise Refused("连续红灯的月数应大于 0；不督办的请留空。")
    return rule._replace(name=rule.name.strip(), note=rule.note.strip())
