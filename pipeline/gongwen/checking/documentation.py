"""The page of a rule: what it means, a text that breaks it, one that keeps it. In Chinese, then in English."""

from __future__ import annotations

from gongwen.checking.subject import Rule
from gongwen.messages import Language, say

_HEADS: dict[Language, tuple[str, ...]] = {
    "zh": ("级别", "会报", "不会报", "要求清单", "对照文件"),
    "en": ("Severity", "It fires on the first of the texts above", "not on the second", "Profile", "Other plans"),
}
_SEVERITIES: dict[Language, dict[str, str]] = {
    "zh": {"error": "错误", "warning": "警告", "note": "提示"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}


def page(rule: Rule) -> str:
    """The documentation of a rule, as Markdown: `docs/rules/<code>.md`, and what `gongwen check --explain` prints."""
    parts = [f"# {rule.code} {say(f'check-{rule.code}-name')}\n"]
    for lang in ("zh", "en"):
        severity, fires, keeps, profile, others = _HEADS[lang]
        if lang == "en":
            parts.append(f"## {say(f'check-{rule.code}-name', 'en')}\n")
        parts.append(say(f"check-{rule.code}-why", lang) + "\n")
        facts = [f"{severity}: {_SEVERITIES[lang][rule.severity]}"]
        if rule.example.profile:
            facts.append(f"{profile}: `{rule.example.profile}`")
        parts.append(" · ".join(facts) + "\n")
        if lang == "zh":
            if rule.example.against:
                parts.append(
                    f"{others}:\n\n" + "\n".join(f"```text\n{text.rstrip()}\n```\n" for text in rule.example.against)
                )
            parts += [f"{fires}:\n\n```text\n{rule.example.wrong.rstrip()}\n```\n"]
            parts += [f"{keeps}:\n\n```text\n{rule.example.right.rstrip()}\n```\n"]
        else:
            parts.append(f"{fires}, {keeps}.\n")
    return "\n".join(parts)


def index(rules: tuple[Rule, ...]) -> str:
    """The list of all rules, as Markdown: `docs/rules/README.md`."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {_SEVERITIES['zh'][rule.severity]} {rule.severity} |"
        f" {say(f'check-{rule.code}-name')} | {say(f'check-{rule.code}-name', 'en')} |"
        for rule in rules
    ]
    head = "# 规则 · Rules\n\n`gongwen check` 的全部规则；由程序生成。 All rules of `gongwen check`; generated.\n\n"
    return head + "\n".join(["| | | | |", "|---|---|---|---|", *rows]) + "\n"
