"""A first file of facts from a plan that exists: what it says, with the place of each entry, for a person to edit."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from gongwen.document.model import Deadline, Document, Fact, Plan, Quota, RoleHeld
from gongwen.errors import PopulationRefused
from gongwen.population.facts import Duty, Holding, Promise
from gongwen.population.places import fullest, trails

Entry = Holding | Promise | Duty
_QUOTED = 40
_HEAD = """\
# 事实表：一个单位一年要写进方案的事实。改成本单位的，删去不要的；未知的不写。
# The facts of one unit for one year: make them your own, drop what you don't need, leave out what is unknown.
# 格式 / fields: gongwen schema facts
"""


def first_facts(doc: Document) -> bytes:
    """The facts of the fullest plan in `doc` as TOML (UTF-8); what the plan leaves open stands there as a comment.

    Raises:
        PopulationRefused: the document holds no plan.
    """
    plan = fullest(doc)
    if plan is None:
        raise PopulationRefused(f"{doc.source.name}: 没有方案 / holds no plan", "请换一份文件 / take another file")
    where = trails(plan)
    lines = [_HEAD, f"# 来源 / from: {_plain(doc.source.name)} {plan.id}"]
    lines += _head(plan)
    known: dict[tuple[str | None, ...], Entry] = {}
    taken: set[Entry] = set()
    for rows, name in ((plan.roles, "roles"), (plan.quotas, "quotas"), (plan.deadlines, "deadlines")):
        for fact in rows:
            entry = _entry(fact)
            if entry is not None and known.setdefault(_matter(entry), entry) != entry:
                entry = None  # the same matter with another value: which one holds is for a person to say
            elif entry is not None and entry in taken:
                continue
            if entry is not None:
                taken.add(entry)
            lines += ["", f"# {_plain(where[fact.section])}：“{_plain(fact.text)[:_QUOTED]}”".replace("# ：", "# ")]
            lines += _table(name, entry, fact)
    return ("\n".join(lines) + "\n").encode()


def _matter(entry: Entry) -> tuple[str | None, ...]:
    """What two entries must not say differently; of roles and deadlines there may be any number."""
    if isinstance(entry, Promise):
        return entry.activity, entry.op, entry.unit, entry.period, entry.actor
    return tuple(None if value is None else str(value) for value in msgspec.structs.astuple(entry))


def _head(plan: Plan) -> Iterator[str]:
    values: dict[str, object] = {
        "unit": plan.issuer, "level": plan.level, "year": plan.year, "title": plan.title,
        "document_number": plan.document_number, "dated": plan.dated, "addressees": plan.addressees,
    }  # fmt: skip
    for name, value in values.items():
        if value in (None, ()):
            yield 'unit = "某单位"  # 原文没有写 / not in the text' if name == "unit" else f"# {name} ="
        elif name == "dated" and len(str(value)) < len("2026-01-01"):
            yield f"# {name} = {_value(value)}"
        else:
            yield f"{name} = {_value(value)}"
    titles = {citation.id: citation.title for citation in plan.citations}
    basis = tuple(dict.fromkeys(titles[key].strip("《》") for key in plan.basis if key in titles))
    if basis:
        yield f"basis = {_value(basis)}"


def _entry(fact: Fact) -> Entry | None:
    """The fact as an entry, None where the text leaves its value open."""
    try:
        if isinstance(fact, RoleHeld):
            listed = fact.person is not None and fact.post is not None
            holder = fact.post if listed else fact.holder
            return msgspec.convert(
                {"role": fact.role, "holder": _one(holder), "person": _one(fact.person), "scope": _one(fact.scope)},
                Holding,
            )
        if isinstance(fact, Quota):
            return msgspec.convert(
                {
                    "activity": _one(fact.activity), "op": fact.op, "value": fact.value, "max": fact.max,
                    "unit": _one(fact.unit), "period": fact.period, "actor": _one(fact.actor),
                },
                Promise,
            )  # fmt: skip
        if isinstance(fact, Deadline):
            return msgspec.convert({"action": _one(fact.action), "iso": fact.iso, "actor": None}, Duty)
    except msgspec.ValidationError:
        return None  # 定期, x次, 汛前: there is no value to take over
    return None


def _table(name: str, entry: Entry | None, fact: Fact) -> Iterator[str]:
    if entry is None:
        yield f"# [[{name}]]  # 原文没有写定 / the text leaves it open"
        return
    yield f"[[{name}]]"
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        if value is not None:
            yield f"{field} = {_value(value)}"


def _value(value: object) -> str:
    """A value as TOML: a JSON string is a basic string of TOML, but for one control character."""
    if isinstance(value, str):
        return msgspec.json.encode(_plain(value)).decode().replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _one(text: str | None) -> str | None:
    return None if text is None else _plain(text)
