"""Drafts: every fact comes back, nothing is invented, and the page is that of GB/T 9704-2012."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen
from conftest import ROOT
from gongwen.checking import check, profile_of
from gongwen.errors import PopulationRefused
from gongwen.population.draft import OPEN, draft
from gongwen.population.facts import Duty, Facts, Holding, Promise
from gongwen.population.reading import load_facts
from libreoffice import convert

pytest.importorskip("docx", reason="needs python-docx: pip install 'gongwen[office]'")
CASES = Path(__file__).parent / "cases" / "drafts"
GENERAL = profile_of("general-plan")
NO_LEAST = msgspec.structs.replace(GENERAL, item=tuple(item for item in GENERAL.item if item.id != "numbers"))
"""Without the item that wants a number to come to one a year at least: 每三年一次 is a fact like others."""

POSTS = ("党组书记", "局长", "分管副局长", "办公室主任", "财务科科长", "总工程师")
BODIES = ("河湖管理科", "办公室", "财务科", "市水利局", "各街道办事处", "应急管理中心")
PEOPLE = ("程砚秋", "沈渡", "顾行舟", "罗一鸣")
SCOPES = ("河道保洁", "安全生产工作", "档案管理", "防汛物资调度")
LISTED = ("组长", "副组长", "成员", "召集人", "联系人")
LADDER = ("第一责任人", "直接责任人", "主要领导责任", "重要领导责任", "领导责任", "全面责任")
OF_BODIES = ("主体责任", "监督责任", "牵头", "配合", "责任单位", "负责", "考核", "办公室", "解释")
ACTS = {
    "集中学习": ("次", "场"), "开展应急演练": ("次",), "走访企业": ("家",), "召开专题会议": ("次",), "组织培训": ("场", "次"),
    "抽查取水口": ("个", "次"), "报送信息": ("条", "篇"), "巡查河道": ("次",),
}  # fmt: skip
RATES = ("隐患整改率", "培训覆盖率", "水质达标率")
PERIODS = ("P1D", "P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P1Y", "P2Y", "P3Y", "term")
DUTIES = ("报送工作总结", "完成河道排查", "开展自查", "印发实施方案", "建成监测系统", "整改到位")

holdings = st.one_of(
    st.builds(
        Holding, role=st.sampled_from(LISTED), holder=st.sampled_from(POSTS), person=st.none() | st.sampled_from(PEOPLE)
    ),
    st.builds(
        Holding,
        role=st.sampled_from(LADDER),
        holder=st.sampled_from(POSTS),
        person=st.none(),
        scope=st.sampled_from(SCOPES),
    ),
    st.builds(
        Holding,
        role=st.sampled_from(OF_BODIES),
        holder=st.sampled_from(BODIES),
        person=st.none(),
        scope=st.none() | st.sampled_from(SCOPES),
    ),
    st.builds(Holding, role=st.just("专人"), holder=st.just("专人"), person=st.none(), scope=st.sampled_from(SCOPES)),
)


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    actor = draw(st.none() | st.sampled_from(BODIES))
    op = draw(st.sampled_from((">=", "<=", "=", ">", "<", "between")))
    if draw(st.booleans()):
        value = draw(st.sampled_from((80, 92.5, 95, 98)))
        rate = draw(st.sampled_from(RATES))
        return Promise(activity=rate, op=op, value=value, max=99 if op == "between" else None, unit="%")
    activity = draw(st.sampled_from(sorted(ACTS)))
    value = draw(st.integers(1, 60))
    return Promise(
        activity=activity,
        op=op,
        value=value,
        max=value + draw(st.integers(1, 9)) if op == "between" else None,
        unit=draw(st.sampled_from(ACTS[activity])),
        period=draw(st.sampled_from(PERIODS)),
        actor=actor,
    )


days = st.one_of(
    st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2026, 12, 31)).map(str),
    st.builds("--{:02d}-{:02d}".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("---{:02d}".format, st.integers(1, 31)),
    st.builds("P{}D".format, st.integers(1, 60)),
    st.builds("P{}BD".format, st.integers(1, 30)),
    st.builds("P{}M".format, st.integers(1, 6)),
    st.builds("PT{}H".format, st.integers(1, 72)),
    st.builds("PT{}M".format, st.integers(5, 90)),
)
duties = st.builds(Duty, action=st.sampled_from(DUTIES), iso=days, actor=st.none() | st.sampled_from(BODIES))
units = st.sampled_from(("青禾市水务局", "泓川县粮食和物资储备局", "岚州市第三中学", "澄浦经济开发区管理委员会"))


def one_of_each(rows: list[Promise]) -> tuple[Promise, ...]:
    """No two on the same matter: that would be a contradiction."""
    return tuple({row.activity: row for row in rows}.values())


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    unit, year = draw(units), draw(st.integers(2020, 2035))
    return Facts(
        unit=unit,
        year=year,
        title=f"{unit}{year}年工作方案",
        dated=f"{year}-03-01",
        addressees=("各科室", "各直属单位"),
        basis=draw(st.sampled_from(((), ("河道管理条例",)))),
        roles=tuple(dict.fromkeys(draw(st.lists(holdings, min_size=1, max_size=6)))),
        quotas=one_of_each(draw(st.lists(promises(), max_size=6))),
        deadlines=tuple(dict.fromkeys(draw(st.lists(duties, max_size=5)))),
    )


@settings(deadline=None, max_examples=20)
@given(facts())
def test_every_fact_that_was_put_in_comes_back(known: Facts) -> None:
    made = draft(known, NO_LEAST)
    assert made.unread == ()
    plans = gongwen.extract(made.data).plans
    assert len(plans) == 1
    plan = plans[0]
    assert (plan.issuer, plan.year, plan.title, plan.dated) == (known.unit, known.year, known.title, known.dated)
    holders = Counter(
        (role.role, role.holder if role.post is None else f"{role.post}{role.person}") for role in plan.roles
    )
    assert not Counter((row.role, f"{row.holder}{row.person or ''}") for row in known.roles) - holders
    amounts = Counter((q.activity, q.op, q.value, q.max, q.unit, q.period) for q in plan.quotas)
    assert not Counter((q.activity, q.op, q.value, q.max, q.unit, q.period) for q in known.quotas) - amounts
    assert not Counter(duty.iso for duty in known.deadlines) - Counter(deadline.iso for deadline in plan.deadlines)
    assert sum(amounts.values()) == len(known.quotas)
    assert len(plan.deadlines) == len(known.deadlines)


@pytest.mark.parametrize("name", ["general-plan", "ideology-work", "work-safety"])
def test_a_draft_with_all_facts_has_no_finding(name: str) -> None:
    made = draft(load_facts(CASES / f"{name}.toml"), profile_of(name))
    assert made.open == ()
    assert made.unread == ()
    report = check(gongwen.extract(made.data), name)
    assert [f"{finding.code} {finding.message('zh')}" for finding in report] == []
    assert all(outcome.status == "present" for outcome in report.outcomes)


def test_what_is_unknown_stays_open_and_shows_how_others_word_it() -> None:
    docs = [gongwen.extract(path) for path in sorted((ROOT / "corpus").glob("0*_*.txt"))]
    made = draft(Facts(unit="青禾市水务局"), GENERAL, docs)
    assert {line.kind for line in made.open} == {"title", "date", "body"}
    assert {line.item.id for line in made.open if line.item} == {item.id for item in GENERAL.item}
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        comments = package.read("word/comments.xml").decode()
        body = package.read("word/document.xml").decode()
    assert body.count(OPEN) == body.count("w:highlight") == len(made.open)
    assert comments.count("<w:comment ") == len(made.open)
    quoted = re.findall(r"“([^“”<]{6,})(?:…)?”——《", comments)
    texts = "".join("".join(doc.text.split()) for doc in docs)
    assert len(quoted) > 8
    assert all("".join(quote.rstrip("…").split()) in texts for quote in quoted)
    assert "w:date=" not in comments


def test_order_of_plans_changes_nothing() -> None:
    docs = [gongwen.extract(path) for path in sorted((ROOT / "corpus").glob("0[1-5]_*.txt"))]
    known = Facts(unit="青禾市水务局")
    assert draft(known, GENERAL, docs).data == draft(known, GENERAL, docs[::-1]).data


def test_facts_below_what_the_profile_requires_are_refused(tmp_path: Path) -> None:
    few = Promise(activity="召开安全生产专题会议", value=2, unit="次", period="P1Y")
    with pytest.raises(PopulationRefused, match=r"quotas\[0\].*meetings"):
        draft(Facts(unit="青禾市水务局", quotas=(few,)), profile_of("work-safety"))
    other = Holding(role="第一责任人", holder="分管副局长")
    with pytest.raises(PopulationRefused, match=r"roles\[0\].*main-person"):
        draft(Facts(unit="青禾市水务局", roles=(other,)), profile_of("work-safety"))
    template = tmp_path / "模板.txt"
    template.write_text("安全生产方案\n一、每年召开安全生产专题会议不少于x次。\n", "utf-8")
    known = Facts(unit="青禾市水务局", quotas=(few,))
    with pytest.raises(PopulationRefused, match="meetings"):
        gongwen.populate(template, (), known, profile="work-safety")
    assert "2次" in gongwen.populate(template, (), known).decode()


def test_what_no_time_is_named_for_is_not_too_little() -> None:
    once = Promise(activity="新上岗人员岗前培训", op=">=", value=2, unit="学时")
    known = Facts(unit="青禾市水务局", quotas=(once,))
    assert draft(known, profile_of("work-safety")).data
    with pytest.raises(PopulationRefused, match="training"):
        draft(
            msgspec.structs.replace(known, quotas=(msgspec.structs.replace(once, period="P1Y"),)),
            profile_of("work-safety"),
        )


def test_passages_are_on_items_that_there_are() -> None:
    with pytest.raises(PopulationRefused, match=r"passages\.weather"):
        draft(Facts(unit="青禾市水务局", passages={"weather": "晴。"}), GENERAL)


def printed(tmp_path: Path, data: bytes) -> Path:
    """The draft as LibreOffice prints it."""
    path = tmp_path / "plan.docx"
    path.write_bytes(data)
    convert("pdf", path)
    return tmp_path / "plan.pdf"


def test_the_page_is_that_of_the_standard(tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    long = "河湖管护责任落实到人巡查保洁执法联动" * 120
    known = Facts(unit="青禾市水务局", title="河湖治理方案", dated="2026-03-01", passages={"aim": long})
    path = printed(tmp_path, draft(known, GENERAL).data)
    mm = 72 / 25.4
    with pdfplumber.open(path) as book:
        page = book.pages[1]  # nothing but the passage stands on it
        assert (round(page.width / mm), round(page.height / mm)) == (210, 297)
        rows: dict[int, list[dict]] = {}
        for char in page.chars:
            rows.setdefault(round(char["bottom"]), []).append(char)
        *lines, foot = (rows[key] for key in sorted(rows))
        assert len(lines) == 22
        assert {len(line) for line in lines} == {28}
        assert {round(char["size"]) for line in lines for char in line} == {16}
        assert abs(min(char["x0"] for line in lines for char in line) / mm - 28) < 1
        assert abs((page.width - max(char["x1"] for line in lines for char in line)) / mm - 26) < 1
        pitches = [b[0]["bottom"] - a[0]["bottom"] for a, b in pairwise(lines)]
        assert all(abs(pitch - 28.95) < 0.1 for pitch in pitches)
        assert abs((lines[0][0]["top"] + lines[0][0]["bottom"]) / 2 / mm - 37 - 28.95 / mm / 2) < 2
        # Page numbers: 4号, between dashes whose middle is 7 mm below the type area; even pages left, odd ones right.
        assert "".join(char["text"] for char in foot).replace(" ", "") == "—2—"
        assert {round(char["size"]) for char in foot} == {14}
        middle = (foot[0]["top"] + foot[0]["bottom"]) / 2 / mm
        assert abs(middle - (37 + 225 + 7)) < 1.5
        assert foot[0]["x0"] / mm < 40
        odd = [char for char in book.pages[2].chars if char["bottom"] / mm > 264]
        assert odd[-1]["x1"] / mm > 170
        sizes = {char["text"]: round(char["size"]) for char in book.pages[0].chars}
        assert sizes["治"] == 22


def test_the_command(tmp_path: Path) -> None:
    def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gongwen", "populate", "plan", *map(str, args)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    whole = run("--facts", CASES / "general-plan.toml", "-o", tmp_path / "a.docx")
    assert whole.returncode == 0, whole.stderr
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"
    facts = tmp_path / "facts.toml"
    facts.write_text('unit = "青禾市水务局"\n', "utf-8")
    left = run("--facts", facts, "--title", "青禾市水务局2027年工作方案", "-o", tmp_path / "b.docx", "--lang", "en")
    assert left.returncode == 1
    assert "open: the tasks" in left.stderr
    assert gongwen.extract(tmp_path / "b.docx").plans[0].title == "青禾市水务局2027年工作方案"
    assert run("--facts", facts, "--profile", "none", "-o", tmp_path / "c.docx").returncode == 2
