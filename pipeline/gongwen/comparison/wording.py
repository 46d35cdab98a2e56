"""What a comparison says, in words short enough for a cell; every output speaks through this."""

from __future__ import annotations

from gongwen.comparison.results import Comparison, QuotaCell, QuotaEntry, RoleRow
from gongwen.comparison.sharing import Change
from gongwen.messages import Language, say
from gongwen.wording import value_in_words

_OPS = {">=": "≥", "<=": "≤", "=": "", ">": ">", "<": "<", "between": ""}


def quota(entry: QuotaEntry, lang: Language) -> str:
    """A quota in short: `≥4次/年`; `定期` where it is vague, `?` for a number left blank."""
    if entry.vague:
        return say("compare-vague", lang)
    value = "" if entry.value is None and entry.op is None else "?" if entry.value is None else f"{entry.value:g}"
    upper = "" if entry.max is None else f"–{entry.max:g}"
    return f"{_OPS.get(entry.op or '=', '')}{value}{upper}{entry.measure or ''}{period(entry.period, lang)}"


def period(iso: str | None, lang: Language) -> str:
    """A period behind a slash: `/年`."""
    return "" if iso is None else "/" + value_in_words("period", iso, lang)


def quota_cell(cell: QuotaCell, lang: Language) -> str:
    """A cell: its quotas, numbers first, each once; else what kind of empty it is."""
    if cell.state in ("mentioned", "silent"):
        return say(f"compare-{cell.state}", lang)
    entries = sorted(cell.entries, key=lambda entry: entry.vague)
    return "；".join(dict.fromkeys(quota(entry, lang) for entry in entries))


def topic_name(comparison: Comparison, topic: str, lang: Language) -> str:
    """The name of a topic in one language."""
    return next((t.zh if lang == "zh" else t.en for t in comparison.topics if t.id == topic), topic)


def row_name(comparison: Comparison, topic: str | None, name: str, lang: Language) -> str:
    """The name of a row; one that the codebook does not know says so."""
    if not topic and not name:
        return say("compare-rest", lang)
    return topic_name(comparison, topic, lang) if topic else say("compare-unnamed", lang, name=name)


def role_name(comparison: Comparison, row: RoleRow, lang: Language) -> str:
    """A responsibility, and of a task what it is for."""
    return row.role if row.topic is None else f"{row.role}·{topic_name(comparison, row.topic, lang)}"


def change(found: Change, lang: Language) -> str:
    """What changed, and which way: `数字 减弱：>= 4 次 / P1Y → >= 2 次 / P1Y`."""
    nothing = say("compare-nothing", lang)
    return say(
        "compare-change",
        lang,
        kind=say(f"compare-{found.kind}", lang),
        direction=say(f"compare-{found.direction}", lang),
        before=found.said_before or nothing,
        after=found.said_after or nothing,
    )
