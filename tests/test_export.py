"""Every export, read back: by the tool's importer where there is one, against its schema where one exists."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import gongwen
from conftest import ROOT
from gongwen.cli.export import FORMATS
from gongwen.document.model import Document, Plan
from gongwen.document.store import dump
from gongwen.export import export, formats
from gongwen.export.spans import labelled
from gongwen.export.tables import tables

pd = pytest.importorskip("pandas", reason="needs the extra: pip install 'gongwen[tables]'")

ASTRAL = """青龙镇学习制度𠮷
一、=组织领导
𠮷田同志是学习工作的第一责任人，党建办😀负责日常工作。
二、学习要求
(1)每季度至少集中学习两次，每年组织考试不少于1次。
1.定期开展检查，2030年6月底前完成整改。
三、<b>责任</b>追究
对无故缺席两次以上的，给予批评教育；情节严重的，给予通报批评。
"""

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    corpus = [gongwen.extract(path) for path in sorted((ROOT / "corpus").glob("*.txt"))[::3]]
    return [*corpus, gongwen.extract(ASTRAL), gongwen.extract(""), gongwen.extract("没有编号的一句话\x02。")]


def place(folder: Path, name: str) -> Path:
    return folder / f"out{formats()[name].SUFFIX}"


def written(documents: list[Document], name: str, folder: Path) -> Path:
    where = place(folder, name)
    export(documents, name, where, "zh")
    return where


def test_the_command_knows_every_format() -> None:
    assert tuple(sorted(formats())) == FORMATS
    described = (ROOT / "docs" / "exports.md").read_text("utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in described] == []


@pytest.mark.parametrize("name", FORMATS)
def test_same_documents_same_bytes_and_no_document_no_failure(
    name: str, documents: list[Document], tmp_path: Path
) -> None:
    first, second = (written(documents, name, tmp_path / run) for run in ("a", "b"))
    files = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file()) if first.is_dir() else [Path()]
    assert files
    assert all((first / file).read_bytes() == (second / file).read_bytes() for file in files)
    export([], name, place(tmp_path / "empty", name))


def test_csv_comes_back_whole(documents: list[Document], tmp_path: Path) -> None:
    where = written(documents, "csv", tmp_path)
    for table in tables(documents):
        data = (where / f"{table.name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        frame = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
        assert list(frame.columns) == list(table.columns)
        assert len(frame) == len(table.rows)
    quotas = pd.read_csv(where / "quotas.csv")
    facts = [quota for doc in documents for plan in doc.plans for quota in plan.quotas]
    assert list(quotas.text) == [quota.text for quota in facts]
    assert list(quotas.value.dropna()) == [quota.value for quota in facts if quota.value is not None]
    assert list(quotas.start) == [quota.span.start for quota in facts]


def test_no_text_in_csv_is_a_formula_or_a_number_to_excel(documents: list[Document], tmp_path: Path) -> None:
    where = written(documents, "csv", tmp_path)
    texts = {"label", "heading", "text", "file", "id", "doc", "holder", "activity", "title"}
    for path in where.iterdir():
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))):
            for name in texts & row.keys():
                assert not re.match(r"[=+\-@\t\r]", row[name]), row
                assert not re.fullmatch(r"\(?[\d.,]+\)?|\d+[eE]\d+", row[name]), row
    labels = [row["label"] for row in csv.DictReader(io.StringIO((where / "sections.csv").read_text("utf-8-sig")))]
    assert "'(1)" in labels
    assert "'1." in labels


def test_parquet_has_the_types_of_the_model(documents: list[Document], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra: pip install 'gongwen[store]'")
    where = written(documents, "parquet", tmp_path)
    quotas = pd.read_parquet(where / "quotas")
    facts = [quota for doc in documents for plan in doc.plans for quota in plan.quotas]
    assert list(quotas.text) == [quota.text for quota in facts]
    assert [bool(flag) for flag in quotas.vague] == [quota.vague for quota in facts]
    assert quotas.start.dtype == "int64"
    assert quotas.value.dtype == "float64"
    triggers = pd.read_parquet(where / "triggers")
    assert [tuple(ids) for ids in triggers.sanctions] == [
        trigger.sanctions for doc in documents for plan in doc.plans for trigger in plan.accountability.triggers
    ]
    sections = pd.read_parquet(where / "sections")
    assert sections.level.dropna().dtype == "int64"
    assert [dump(doc) for doc in gongwen.load(where)] == [dump(doc) for doc in documents]


def test_xlsx_is_in_words_and_holds_no_formula(documents: list[Document], tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(written(documents, "xlsx", tmp_path))
    assert {"计划", "章节", "指标", "责任"} <= set(book.sheetnames)
    sheet = book["指标"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == ["文件", "单位（发文机关）", "年度", "活动"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    facts = [quota for doc in documents for plan in doc.plans for quota in plan.quotas]
    assert [row[heads.index("原文")] for row in rows] == [quota.text for quota in facts]
    assert {row[heads.index("周期")] for row in rows} & {"季度", "年", "月"}
    assert all(cell.data_type != "f" for one in book for row in one.iter_rows() for cell in row)


def test_label_studio_marks_exactly_the_words(documents: list[Document], tmp_path: Path) -> None:
    where = written(documents, "labelstudio", tmp_path)
    names = {label.get("value") for label in etree.parse(where / "config.xml").iter("Label")}
    tasks = json.loads((where / "tasks.json").read_text("utf-8"))
    assert [task["data"]["text"] for task in tasks] == [doc.text for doc in documents]
    for task, doc in zip(tasks, documents, strict=True):
        result = task["predictions"][0]["result"]
        regions = {region["id"]: region for region in result if region["type"] == "labels"}
        assert len(regions) == len(list(labelled(doc, "zh")))
        for region in regions.values():
            value = region["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"] != ""
            assert set(value["labels"]) <= names
        for relation in result:
            if relation["type"] == "relation":
                assert {relation["from_id"], relation["to_id"]} <= regions.keys()
    assert any(relation["type"] == "relation" for task in tasks for relation in task["predictions"][0]["result"])


def test_doccano_counts_as_javascript_does(documents: list[Document], tmp_path: Path) -> None:
    where = written(documents, "doccano", tmp_path)
    names = {label["text"] for label in json.loads((where / "labels.json").read_text("utf-8"))}
    lines = [json.loads(line) for line in (where / "documents.jsonl").read_text("utf-8").split("\n")[:-1]]
    for line, doc in zip(lines, documents, strict=True):
        units = line["text"].encode("utf-16-le")
        words = [units[2 * start : 2 * end].decode("utf-16-le") for start, end, _ in line["label"]]
        assert words == [doc.text[span.start : span.end] for span in labelled(doc, "zh")]
        assert {name for _, _, name in line["label"]} <= names


def test_qdpx_is_valid_and_codes_exactly_the_words(documents: list[Document], tmp_path: Path) -> None:
    with zipfile.ZipFile(written(documents, "qdpx", tmp_path)) as package:
        assert package.testzip() is None
        project = etree.fromstring(package.read("project.qde"))
        etree.XMLSchema(etree.parse(SCHEMAS / "refi-qda.xsd")).assertValid(project)
        space = {"q": "urn:QDA-XML:project:1.0"}
        codes = {code.get("guid"): code.get("name") for code in project.iterfind(".//q:Code", space)}
        sources = project.findall(".//q:TextSource", space)
        by_name = {doc.id: doc for doc in documents}
        assert len(sources) == len(by_name)
        for source, doc in zip(sources, by_name.values(), strict=True):
            path = source.get("plainTextPath").replace("internal://", "sources/")
            text = package.read(path).decode("utf-8")
            assert text == doc.text
            spans = list(labelled(doc, "zh"))
            selections = source.findall("q:PlainTextSelection", space)
            words = [text[int(s.get("startPosition")) : int(s.get("endPosition"))] for s in selections]
            assert words == [doc.text[span.start : span.end] for span in spans]
            for selection in selections:
                assert selection.find("q:Coding/q:CodeRef", space).get("targetGUID") in codes
        assert {"责任", "第一责任人", "指标", "条款", "必须"} <= set(codes.values())


@pytest.fixture(scope="module")
def akoma() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "akomantoso30.xsd"))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_akoma_ntoso_is_valid_and_holds_the_whole_plan(
    documents: list[Document], akoma: etree.XMLSchema, tmp_path: Path
) -> None:
    where = written(documents, "akn", tmp_path)
    for doc in documents:
        for plan in doc.plans:
            tree = etree.parse(where / f"{doc.id}_{plan.id}.xml")
            akoma.assertValid(tree)
            body = [part for part in tree.getroot()[0] if etree.QName(part).localname != "meta"]
            text = bare("".join("".join(part.itertext()) for part in body))
            assert text == bare(doc.text[plan.span.start : plan.span.end]).replace("\x02", "\ufffd")
            ids = [part.get("eId") for part in tree.iter() if part.get("eId") and "facts" not in part.tag]
            assert len(ids) == len(set(ids))
            facts = list(tree.iter("{urn:gongwen:facts:1.0}*"))
            assert {fact.get("eId") for fact in facts} - {None} <= set(ids)
            assert all(
                doc.text[int(f.get("start")) : int(f.get("end"))] == f.text for f in facts if "\ufffd" not in f.text
            )


def test_eids_name_the_parts_and_outlive_amendments(tmp_path: Path) -> None:
    text = "青龙镇管理办法\n第一章　总则\n第一条 为规范管理，制定本办法。\n第二章　职责\n第二条 党建办负责下列工作：\n（一）组织学习；\n（二）开展检查。\n第三条 本办法自印发之日起施行。\n"
    kept = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    found = []
    for k, version in enumerate(
        (text, text.replace("组织学习", "组织学习和考试").replace("本办法自印发", "本办法从印发"))
    ):
        doc = gongwen.extract(version)
        where = written([doc], "akn", tmp_path / str(k))
        tree = etree.parse(where / f"{doc.id}_{doc.plans[0].id}.xml")
        found.append([part.get("eId") for part in tree.iter(f"{kept}chapter", f"{kept}article", f"{kept}level")])
    assert found[0] == found[1]
    assert found[0][:3] == ["chp_1", "chp_1__art_1", "chp_2"]
    assert "chp_2__art_2__lvl_1" in found[0]
    assert [heading.text for heading in tree.iter(f"{kept}heading")] == ["总则", "职责"]
    assert next(tree.iter(f"{kept}num")).text == "第一章"


def test_the_command_exports_and_says_what_failed(tmp_path: Path) -> None:
    from test_cli import gongwen as command

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt.json").write_bytes(dump(gongwen.extract(ASTRAL)))
    done = command("export", tmp_path / "in", "--to", "csv", "-o", tmp_path / "out", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "1 documents exported" in done.stderr
    assert (tmp_path / "out" / "quotas.csv").is_file()
    (tmp_path / "in" / "b.json").write_text('{"schema_version": "9.0"}', "utf-8")
    broken = command("export", tmp_path / "in", "--to", "xlsx", "-o", tmp_path / "out.xlsx", "--quiet")
    assert broken.returncode == 1
    assert "9.0" in broken.stderr
    assert (tmp_path / "out.xlsx").is_file()
    assert command("export", tmp_path / "in", "--to", "nothing", "-o", tmp_path / "x").returncode == 2
    assert command("export", tmp_path / "none", "--to", "csv", "-o", tmp_path / "x").returncode == 1


def test_tables_have_their_columns_without_rows() -> None:
    assert [len(table.rows) for table in tables([])] == [0] * 12
    assert all(table.columns[0] == "doc" for table in tables([]))
    assert isinstance(gongwen.extract(ASTRAL).plans[0], Plan)
