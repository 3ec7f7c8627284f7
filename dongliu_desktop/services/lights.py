"""Handlers of light rules and of lights that a person sets."""

from typing import Any

from dongliu_desktop.domain import light_rules
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.light_commands import OverrideLight, UseLightRule
from dongliu_desktop.domain.lights import COLOUR_WORDS, LightRule
from dongliu_desktop.services.light_questions import KeptRule, kept_rules
from dongliu_desktop.services.projects import seen_project
from dongliu_desktop.storage.records import LightRuleRecord, PlanYear
from dongliu_desktop.storage.unit_of_work import UnitOfWork


def use_light_rule(command: UseLightRule, work: UnitOfWork) -> ChangeSet:
    """Compute the lights of a year by another rule; years that used the old one keep it.

    Raises:
        Refused: the year is frozen, or the rule cannot be computed.
        Conflict: somebody else gave the year another rule since.
    """
    rule = light_rules.checked(command.rule)
    year = work.get(PlanYear, command.year)
    if year.frozen:
        raise Refused(f"{year.year}年已封存，不能改亮灯规则；需要修改请先解除封存。")
    if year.light_rule_uid != command.seen:
        raise Conflict("这个年度的亮灯规则刚刚被改过，请重新打开再改；您填写的内容还在。")
    work.note_parents([year.uid, command.seen or ""])
    year.light_rule_uid = _entered(command, rule, kept_rules(work.read), work)
    return work.finish(f"{year.year}年亮灯规则改为“{rule.name}”", everything=True)


def override_light(command: OverrideLight, work: UnitOfWork) -> ChangeSet:
    """Show a light that a person sets, or the computed one again.

    Raises:
        Refused: the year is frozen, or the reason is missing.
        Conflict: the project was changed since the editor saw it.
    """
    reason = command.reason
    if command.light is not None and not reason:
        raise Refused("人工设定亮灯要写明原因。")
    project = seen_project(command.project, command.seen, work)
    work.note_parents([project.uid])
    project.light_override = command.light
    project.light_override_reason = reason if command.light is not None else ""
    shown = "恢复自动计算" if command.light is None else f"人工设为{COLOUR_WORDS[command.light]}"
    return work.finish(f"{project.name} 亮灯{shown}", projects=[project.uid])


def _entered(command: UseLightRule, rule: LightRule, kept: tuple[KeptRule, ...], work: UnitOfWork) -> str:
    """Give the uid of the record that holds `rule`, entering or changing one if need be."""
    same = next((row.uid for row in kept if row.rule == rule), None)
    if same is not None:
        return same
    own = next((row for row in kept if row.uid == command.seen and len(row.years) == 1), None)
    if own is None:
        work.add(LightRuleRecord(uid=command.uid, **_columns(rule)))
        return command.uid
    record = work.get(LightRuleRecord, own.uid)
    for name, value in _columns(rule).items():
        setattr(record, name, value)
    return own.uid


def _columns(rule: LightRule) -> dict[str, Any]:
    return rule._asdict() | {"conditions": light_rules.written(rule.conditions)}
