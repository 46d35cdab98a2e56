"""Facts from and to their file; tasks, the ledger and the calendar of plans."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import gongwen
from conftest import ROOT
from gongwen.document.model import Document
from gongwen.errors import FactsInvalid, PopulationRefused
from gongwen.population.facts import json_schema
from gongwen.population.ledger import ledger
from gongwen.population.reading import load_facts, parse_facts
from gongwen.population.tasks import ANSWERS, ASSISTS, LEADS, tasks
from gongwen.population.writing import first_facts
from libreoffice import convert

CASES = Path(__file__).parent / "cases"
CORPUS = sorted(path for path in (ROOT / "corpus").iterdir() if path.stem != "README")


def cases(name: str) -> list[dict]:
    return tomllib.loads((CASES / name).read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    return [gongwen.extract(path) for path in CORPUS]


@pytest.mark.parametrize("case", cases("facts/wrong.toml"), ids=lambda case: case["label"])
def test_what_is_wrong_with_facts_is_named(case: dict) -> None:
    with pytest.raises(FactsInvalid) as found:
        parse_facts(case["text"].encode(), "facts.toml")
    assert found.value.entry == case["entry"]
    assert case["says"] in str(found.value)
    assert found.value.remedy


def test_missing_facts_say_how_to_write_them(tmp_path: Path) -> None:
    with pytest.raises(FactsInvalid, match="populate facts"):
        load_facts(tmp_path / "none.toml")


def test_days_may_stand_without_quotes() -> None:
    assert parse_facts('unit = "甲局"\ndated = 2026-03-01'.encode()).dated == "2026-03-01"


def test_the_committed_schema_of_facts_is_that_of_the_types() -> None:
    assert (ROOT / "schemas" / "facts.schema.json").read_bytes() == json_schema()


def test_first_facts_of_every_plan_load_and_are_valid(corpus: list[Document]) -> None:
    validator = Draft202012Validator(json.loads(json_schema()))
    for doc in corpus:
        data = first_facts(doc)
        facts = parse_facts(data, doc.source.name)
        validator.validate(json.loads(msgspec.json.encode(facts)))
        plan = max(doc.plans, key=lambda p: len(p.roles) + len(p.quotas) + len(p.deadlines))
        assert facts.unit == (plan.issuer or "某单位")
        assert facts.year == plan.year
        said = {(q.activity, q.value) for q in plan.quotas if q.value is not None}
        assert {(q.activity, q.value) for q in facts.quotas} <= said
        assert len(facts.roles) >= min(1, len(plan.roles))


@given(st.text(max_size=60))
def test_whatever_a_text_says_its_facts_load(text: str) -> None:
    doc = gongwen.extract(f"{text}方案\n一、{text}\n{text}局长{text}负责{text}。每年{text}2次。\n")
    assert parse_facts(first_facts(doc)).unit


@pytest.mark.parametrize("case", cases("tasks/tasks.toml"), ids=lambda case: case["label"])
def test_tasks(case: dict) -> None:
    doc = gongwen.extract(case["text"].lstrip("\n"))
    found = [task for plan in doc.plans for task in tasks(doc, plan)]
    assert len(found) == len(case["tasks"]), [task.quote for task in found]
    for task, wanted in zip(found, case["tasks"], strict=True):
        assert task.what == wanted.get("what", task.what)
        assert list(task.holders(*LEADS)) == wanted.get("leads", [])
        assert list(task.holders(*ASSISTS)) == wanted.get("assists", [])
        assert list(task.holders(*ANSWERS)) == wanted.get("answers", [])
        assert task.actor == wanted.get("actor", task.actor)
        assert len(task.quotas) == wanted.get("quotas", len(task.quotas))
        assert [d.iso for d in task.deadlines][:1] == (
            [wanted["iso"]] if "iso" in wanted else [d.iso for d in task.deadlines][:1]
        )


def test_every_quota_and_deadline_is_in_one_task(corpus: list[Document]) -> None:
    for doc in corpus:
        for plan in doc.plans:
            found = tasks(doc, plan)
            assert all(doc.text[task.start : task.end] == task.quote for task in found)
            held = [quota.id for task in found for quota in task.quotas]
            assert sorted(held) == sorted(quota.id for quota in plan.quotas)
            dated = {deadline.id for task in found for deadline in task.deadlines}
            assert dated == {deadline.id for deadline in plan.deadlines}


def test_the_ledger_as_another_library_reads_it(corpus: list[Document]) -> None:
    import openpyxl

    data = ledger(corpus, dt.date(2025, 7, 1))
    assert data == ledger(corpus[::-1], dt.date(2025, 7, 1))
    book = openpyxl.load_workbook(io.BytesIO(data))
    plans = [(doc, plan) for doc in corpus for plan in doc.plans if tasks(doc, plan)]
    assert len(book.sheetnames) == 1 + len(plans)
    every = book.worksheets[0]
    assert every.freeze_panes == "B2"
    assert every.auto_filter.ref.startswith("A1:O")
    head = [cell.value for cell in every[1]]
    rows = [
        dict(zip(head, row, strict=True)) for row in every.iter_rows(2, values_only=True) if isinstance(row[0], int)
    ]
    assert len(rows) == sum(len(tasks(doc, plan)) for doc, plan in plans)
    quotes = {task.quote for doc, plan in plans for task in tasks(doc, plan)}
    assert {row["原文"] for row in rows} <= quotes
    dated = [row for row in rows if row["截止日"] is not None]
    assert dated
    assert all(isinstance(row["截止日"], dt.datetime) for row in dated)
    formulas = [rule.formula[0] for area in every.conditional_formatting for rule in area.rules]
    assert any("DATE(2025,7,1)" in formula for formula in formulas)
    assert any('$F2=""' in formula for formula in formulas)


def test_without_a_day_nothing_is_overdue(corpus: list[Document]) -> None:
    import openpyxl

    def formulas(as_of: object) -> str:
        book = openpyxl.load_workbook(io.BytesIO(ledger(corpus[:3], as_of)))
        return " ".join(rule.formula[0] for area in book.worksheets[0].conditional_formatting for rule in area.rules)

    assert "DATE" not in formulas(None)
    assert "TODAY()" in formulas("today")


CALENDAR = """泓川市粮食局2026年工作要点
一、任务
1.2026年6月30日前完成清仓查库。
2.每月25日前报送库存。
3.每月30日前通报进度。
4.每年1月31日前报送年报。
5.接到举报后15日内办结。
6.每季度抽查不少于2次。
7.全年事故起数不超过1起。
8.定期走访农户。
"""


def entries(data: bytes, kind: str) -> dict[str, dict[str, str]]:
    """Components by summary, as a reader of its own makes them of the bytes (RFC 5545: unfold, then name and value)."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] | None = None
    for line in lines:
        name, _, value = line.partition(":")
        if line == f"BEGIN:{kind}":
            current = {}
        elif line == f"END:{kind}" and current is not None:
            found[current["SUMMARY"]] = current
            current = None
        elif current is not None:
            current[name.split(";")[0]] = value
    return found


def test_the_calendar_dates_what_the_text_dates() -> None:
    doc = gongwen.extract(CALENDAR)
    data = gongwen.populate("calendar", doc)
    assert data == gongwen.populate("calendar", [doc])
    events, todos = entries(data, "VEVENT"), entries(data, "VTODO")
    assert {name: event["DTSTART"] for name, event in events.items()} == {
        "完成清仓查库": "20260630",
        "报送库存": "20260125",
        "通报进度": "20260130",
        "报送年报": "20260131",
    }
    assert "抽查：每季度不少于2次" in todos
    assert any("15日内" in name for name in todos)
    assert all("DUE" not in todo and "DTSTART" not in todo for todo in todos.values())
    assert not any("事故" in name or "走访" in name for name in (*events, *todos))


def test_the_calendar_of_the_corpus_is_whole(corpus: list[Document]) -> None:
    from icalendar import Calendar

    data = gongwen.populate("calendar", corpus, spread=True)
    assert data == gongwen.populate("calendar", corpus[::-1], spread=True)
    found = list(Calendar.from_ical(data).walk())
    uids = [str(component["UID"]) for component in found if "UID" in component]
    assert len(uids) == len(set(uids))
    ids = {f"{doc.id}-{deadline.id}@gongwen" for doc in corpus for plan in doc.plans for deadline in plan.deadlines}
    assert ids <= set(uids)
    fixed = [e for e in found if e.name == "VEVENT" and "X-GONGWEN-CHOSEN" not in e]
    days = {d.iso for doc in corpus for plan in doc.plans for d in plan.deadlines if d.iso is not None}
    assert {str(e.decoded("DTSTART")) for e in fixed if "RRULE" not in e} == {d for d in days if d[0] in "12"}


def test_the_calendar_as_another_library_reads_it(corpus: list[Document]) -> None:
    vobject = pytest.importorskip("vobject", reason="needs vobject: pip install 'gongwen[dev]'")
    read = vobject.readOne(gongwen.populate("calendar", corpus).decode())
    dated = sum(event.dtstart.value.year > 0 for event in read.vevent_list)
    deadlines = sum(len(plan.deadlines) for doc in corpus for plan in doc.plans)
    assert 0 < dated <= deadlines
    assert len(read.vtodo_list) > deadlines - dated
    assert not any("due" in todo.contents or "dtstart" in todo.contents for todo in read.vtodo_list)


def test_the_ledger_as_libreoffice_reads_it(corpus: list[Document], tmp_path: Path) -> None:
    (tmp_path / "ledger.xlsx").write_bytes(ledger(corpus))
    convert("csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path / "ledger.xlsx")
    rows = list(csv.DictReader((tmp_path / "ledger.csv").read_text("utf-8").splitlines()))
    said = [row["原文"] for row in rows if row["序号"].isdigit()]
    assert said == [
        " ".join(task.quote.splitlines()) for doc in corpus for plan in doc.plans for task in tasks(doc, plan)
    ]


def test_recurring_deadlines_fall_on_the_days_that_the_months_have() -> None:
    from dateutil.rrule import rrulestr

    events = entries(gongwen.populate("calendar", gongwen.extract(CALENDAR)), "VEVENT")
    days = list(rrulestr(events["通报进度"]["RRULE"], dtstart=dt.datetime(2026, 1, 30)))
    assert [(day.month, day.day) for day in days[:4]] == [(1, 30), (2, 28), (3, 30), (4, 30)]
    assert len(days) == 12


def test_chosen_days_say_that_they_were_chosen() -> None:
    doc = gongwen.extract(CALENDAR)
    plain, spread = gongwen.populate("calendar", doc), gongwen.populate("calendar", doc, spread=True)
    assert b"\xe8\x87\xaa\xe6\x8b\x9f" not in plain
    from icalendar import Calendar

    chosen = [e for e in Calendar.from_ical(spread).walk("VEVENT") if "X-GONGWEN-CHOSEN" in e]
    assert len(chosen) == 8
    assert all(str(e["SUMMARY"]).startswith("【自拟】") and e["STATUS"] == "TENTATIVE" for e in chosen)
    days = [e.decoded("DTSTART") for e in chosen]
    assert days == sorted(set(days))
    assert days[1::2] == [dt.date(2026, 3, 31), dt.date(2026, 6, 30), dt.date(2026, 9, 30), dt.date(2026, 12, 31)]
    uids = [str(e["UID"]) for e in Calendar.from_ical(spread).walk() if "UID" in e]
    assert len(uids) == len(set(uids))


def test_a_plan_without_a_year_has_no_dates_but_those_of_the_facts() -> None:
    doc = gongwen.extract("工作制度\n1.每月25日前报送库存。\n")
    assert b"VEVENT" not in gongwen.populate("calendar", doc)
    facts = parse_facts('unit = "泓川市粮食局"\nyear = 2027'.encode())
    assert b"20270125" in gongwen.populate("calendar", doc, facts)


def test_facts_come_from_one_document(corpus: list[Document]) -> None:
    with pytest.raises(PopulationRefused):
        gongwen.populate("facts", corpus[:2])
    with pytest.raises(PopulationRefused, match="--from"):
        gongwen.populate("ledger")


def run(*args: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "gongwen", *map(str, args)], capture_output=True, check=False)


def test_the_command(tmp_path: Path) -> None:
    plan = CORPUS[0]
    facts = run("populate", "facts", "--from", plan)
    assert facts.returncode == 0, facts.stderr
    assert parse_facts(facts.stdout).unit
    done = run("populate", "ledger", "--from", ROOT / "corpus", "-o", tmp_path / "a.xlsx", "--as-of", "2025-06-30")
    assert (done.returncode, (tmp_path / "a.xlsx").read_bytes()[:2]) == (0, b"PK")
    assert run("populate", "ledger", "--from", plan).returncode == 2
    assert run("populate", "calendar", "--from", plan, "--as-of", "soon").returncode == 2
    assert run("populate", "calendar", "--from", plan, "--dry-run").returncode == 2
    assert run("populate", "calendar", "--from", tmp_path / "none.txt").returncode == 1
    bad = tmp_path / "facts.toml"
    bad.write_text("year = 1", "utf-8")
    done = run("populate", "calendar", "--from", plan, "--facts", bad)
    assert done.returncode == 2
    assert "unit" in done.stderr.decode() or "year" in done.stderr.decode()
    assert run("schema", "facts").stdout == json_schema()
