"""Reports: text with carets, JSON, SARIF, HTML, comments in Word; the commands `check` and `profile`."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from lxml import etree
from rich.cells import cell_len

import gongwen
from conftest import ROOT
from gongwen.checking import check, profile_of
from gongwen.checking.configuration import configured
from gongwen.checking.results import Checked
from gongwen.checking.results.html import html
from gongwen.checking.results.lines import Lines
from gongwen.checking.results.records import json as as_json
from gongwen.checking.results.sarif import sarif
from gongwen.checking.results.text import text
from gongwen.checking.results.word import commented
from gongwen.errors import ConfigurationInvalid
from gongwen.read import read
from libreoffice import convert
from sarifschema import SCHEMA
from wordfile import docx, instance, levels, paragraph

DRAFT = (
    "清川局安全生产工作方案\n一、工作目标\n坚持预防为主，抓好各项工作落实。\n三、主要任务\n"
    "\t局长是安全生产第一责任人，安全科每年组织应急演练1次，每年走访ｘ次、每年集中培训不少于x次。\n清川局\n2025年3月1日\n"
)


def checked(source: str = DRAFT, name: str = "草稿.txt") -> Checked:
    return Checked(name=name, report=check(gongwen.extract(source), "work-safety"))


def gongwen_(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gongwen", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_the_caret_stands_under_the_words() -> None:
    draft = checked()
    lines = text((draft,), "zh").split("\n")
    source = draft.report.document.source.text
    places = iter(f for f in draft.report.findings)
    seen = 0
    for k, line in enumerate(lines):
        if line.startswith("草稿.txt:") and line.split(" ")[1].startswith("GW"):
            finding = next(places)
            shown, caret = lines[k + 1], lines[k + 2]
            first, width = len(caret) - len(caret.lstrip()), caret.count("^")
            cells = [(char, cell_len(shown[:n])) for n, char in enumerate(shown)]
            under = "".join(char for char, at in cells if first <= at < first + width)
            words = source[finding.span.source_start : finding.span.source_end].split("\n")[0]
            assert under.strip() == words.strip()
            seen += 1
    assert seen == len(draft.report.findings) > 10


def test_text_says_what_was_found_and_what_was_not_tried() -> None:
    said = text((checked(),), "zh")
    assert "草稿.txt:4:1: GW201 警告 编号不连续：“三、”前面是“一、”" in said
    assert "GW401 没有给出可以对照的文件（--against）" in said
    english = text((checked(),), "en")
    assert "GW201 warning numbering has a gap: 三、 after 一、" in english
    assert "not tried, and so not passed" in english


def test_lines_and_columns_count_code_points() -> None:
    lines = Lines("甲\r\n𠀀乙\n")
    assert [tuple(lines.position(at)) for at in (0, 2, 3, 4, 5, 6)] == [(1, 1), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1)]
    assert lines.around(0) == (0, 1)


def test_json_has_all_and_is_the_same_every_time() -> None:
    data = as_json((checked(),))
    assert data == as_json((checked(),))
    (draft,) = json.loads(data)["drafts"]
    assert len(draft["items"]) == len(profile_of("work-safety").item)
    assert {item["status"] for item in draft["items"]} >= {"present", "weaker", "absent"}
    for finding in draft["findings"]:
        span = finding["span"]
        assert DRAFT[span["source_start"] : span["source_end"]]
        assert finding["message"]["zh"]
        assert finding["message"]["en"]
    absent = next(item for item in draft["items"] if item["status"] == "absent")
    assert absent["searched"] == ["一、工作目标", "三、主要任务"]


def sarif_errors(log: object) -> list[str]:
    Draft7Validator.check_schema(SCHEMA)
    validator = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.name)
def test_sarif_of_the_corpus_is_what_the_standard_allows_of_what_we_write(path: Path) -> None:
    draft = Checked(name=f"corpus/{path.name}", report=check(gongwen.extract(path), "general-plan"))
    log = json.loads(sarif((draft,), "zh"))
    assert sarif_errors(log) == []
    (run,) = log["runs"]
    source = draft.report.document.source.text
    assert len(run["results"]) == len(draft.report.findings)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for place in result["locations"]:
            region = place["physicalLocation"]["region"]
            at, size = region["charOffset"], region["charLength"]
            assert source[at : at + size] == region["snippet"]["text"]
            line = source.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"].split("\n")[0])
            last = source.split("\n")[region["endLine"] - 1]
            assert last[: region["endColumn"] - 1].endswith(region["snippet"]["text"].split("\n")[-1])


def test_sarif_of_names_that_are_no_addresses_and_of_nothing() -> None:
    log = json.loads(sarif((checked(name="方 案/#1 草稿.txt"), checked("", "空.txt")), "en"))
    assert sarif_errors(log) == []
    uris = [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]]
    assert uris == ["%E6%96%B9%20%E6%A1%88/%231%20%E8%8D%89%E7%A8%BF.txt", "%E7%A9%BA.txt"]
    assert log["runs"][0]["invocations"][0]["toolExecutionNotifications"]


def test_sarif_gives_whole_paths_as_addresses_of_files() -> None:
    log = json.loads(sarif((checked(name="/srv/方案/a b.txt"),), "en"))
    assert sarif_errors(log) == []
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "file:///srv/%E6%96%B9%E6%A1%88/a%20b.txt"


MULTITOOL = shutil.which("sarif-multitool")


@pytest.mark.skipif(MULTITOOL is None, reason="no validator of SARIF: npm install -g @microsoft/sarif-multitool")
def test_sarif_is_valid_by_the_schema_of_the_standard(tmp_path: Path) -> None:
    """The standard's own schema and the tool's rules of use; and both find what is wrong in a log that was spoilt."""

    def errors(log: bytes) -> set[str]:
        (tmp_path / "log.sarif").write_bytes(log)
        said = tmp_path / "said.sarif"
        subprocess.run(
            [str(MULTITOOL), "validate", tmp_path / "log.sarif", "--output", said, "--log", "ForceOverwrite"],
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        results = json.loads(said.read_text("utf-8-sig"))["runs"][0]["results"]
        return {result["ruleId"] for result in results if result.get("level") == "error"}

    paths = sorted((ROOT / "corpus").glob("*.txt"))
    names = [path.name for path in paths[:-1]] + [f"/srv/方案/{paths[-1].name}"]
    drafts = [
        Checked(name=name, report=check(gongwen.extract(path), "work-safety"))
        for name, path in zip(names, paths, strict=True)
    ]
    log = sarif(tuple(drafts), "zh")
    assert errors(log) == set()
    assert "JSON1005" in errors(log.replace(b'"startLine"', b'"firstLine"'))


def test_the_validation_of_sarif_can_fail() -> None:
    log = json.loads(sarif((checked(),), "zh"))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["results"][1]["severity"] = "error"
    log["runs"][0]["results"][2]["locations"][0]["physicalLocation"]["region"] = {"endLine": 1}
    assert len(sarif_errors(log)) == 3


def test_sarif_counts_code_points_and_doubles_braces() -> None:
    source = DRAFT.replace("\t局长是", "\U00020000局长是").replace("主要任务", "主要任务{0}")
    log = json.loads(sarif((checked(source),), "zh"))
    assert sarif_errors(log) == []
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    drills = next(result for result in run["results"] if result["ruleId"] == "GW102")
    region = drills["locations"][0]["physicalLocation"]["region"]
    line = source.split("\n")[region["startLine"] - 1]
    at = line.index(region["snippet"]["text"])
    assert (region["startColumn"], region["endColumn"]) == (at + 1, at + 1 + len(region["snippet"]["text"]))
    absent = [result["message"]["text"] for result in run["results"] if result["ruleId"] == "GW101"]
    assert absent
    assert all("三、主要任务{{0}}" in message for message in absent)


def test_html_marks_the_findings() -> None:
    pytest.importorskip("jinja2", reason="needs jinja2: pip install 'gongwen[report]'")
    page = html(checked(DRAFT.replace("预防为主", "<b>预防为主</b><script>alert(1)</script>")), "zh")
    assert "检查 · 清川局安全生产工作方案" in page
    assert "GW301" in page
    assert "已具备" in page
    assert "没有给出可以对照的文件" in page
    assert "<script>alert" not in page


def word_draft() -> bytes:
    numbering = levels(("chineseCounting", "%1、")) + instance(1)
    bold = "<w:rPr><w:b/></w:rPr>"
    body = (
        "<w:p><w:r><w:t>清川局安全生产工作方案</w:t></w:r></w:p>"
        + paragraph("工作目标", 1, 0)
        + f"<w:p><w:r>{bold}<w:t>坚持预防为主，</w:t></w:r><w:r><w:t>每年集中培训不少于</w:t></w:r><w:r>{bold}<w:t>x次。</w:t></w:r></w:p>"
        + paragraph("主要任务", 1, 0)
        + "<w:p><w:r><w:t>6月底前完成自查。</w:t></w:r></w:p>"
    )
    return docx(body, numbering=numbering)


def test_word_comments_stand_at_their_characters_and_change_nothing() -> None:
    pytest.importorskip("docx", reason="needs python-docx: pip install 'gongwen[office]'")
    data = word_draft()
    report = check(gongwen.extract(data), "work-safety")
    written = commented(data, report, "zh")
    assert written == commented(data, report, "zh")
    assert read(written).text == read(data).text
    again = check(gongwen.extract(written), "work-safety")
    assert [(f.code, f.span) for f in again] == [(f.code, f.span) for f in report]
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
        root = etree.fromstring(archive.read("word/document.xml"))
    said = ["".join(comment.itertext()) for comment in comments]
    assert len(said) == len(report.findings)
    for finding, words, comment in zip(report.findings, said, comments, strict=True):
        assert finding.message("zh") in words
        assert finding.remedy("zh") in words
        if finding.code == "GW301":
            inside, marked = False, ""
            for element in root.iter():
                if element.get(f"{word}id") == comment.get(f"{word}id"):
                    inside = {f"{word}commentRangeStart": True, f"{word}commentRangeEnd": False}.get(
                        element.tag, inside
                    )
                elif inside and element.tag == f"{word}t":
                    marked += element.text
            assert marked == report.document.source.text[finding.span.source_start : finding.span.source_end] == "x次"


def test_libreoffice_shows_the_comments(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="needs python-docx: pip install 'gongwen[office]'")
    data = word_draft()
    report = check(gongwen.extract(data), "work-safety")
    (tmp_path / "a.docx").write_bytes(commented(data, report, "zh"))
    convert("odt", tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == len(report.findings)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "草稿.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "好.txt").write_text(
        DRAFT.replace("三、", "二、").replace("，每年走访ｘ次、每年集中培训不少于x次", ""), "utf-8"
    )
    return tmp_path


def test_exit_codes(drafts: Path) -> None:
    assert gongwen_("check", drafts / "好.txt").returncode == 0
    failed = gongwen_("check", drafts / "草稿.txt", "--profile", "work-safety", "--lang", "en")
    assert failed.returncode == 1
    assert "GW301 error left blank" in failed.stdout
    assert "1 drafts checked" in failed.stderr
    assert gongwen_("check").returncode == 2
    assert gongwen_("check", drafts / "好.txt", "--profile", "no-such").returncode == 2
    assert gongwen_("check", drafts / "好.txt", "--select", "XX").returncode == 2
    assert gongwen_("check", drafts / "好.txt", "--format", "html").returncode == 2
    missing = gongwen_("check", drafts / "好.txt", drafts / "none.txt")
    assert missing.returncode == 1
    assert "none.txt" in missing.stderr


def test_formats_on_the_command_line(drafts: Path) -> None:
    (drafts / "a.docx").write_bytes(word_draft())
    for form in ("json", "sarif"):
        done = gongwen_("check", "草稿.txt", "好.txt", "--format", form, "--quiet", cwd=drafts)
        assert done.stderr == ""
        assert json.loads(done.stdout)
    assert gongwen_("check", "a.docx", "--format", "docx", "-o", "b.docx", cwd=drafts).returncode == 1
    assert zipfile.is_zipfile(drafts / "b.docx")
    assert gongwen_("check", "草稿.txt", "--format", "docx", "-o", "c.docx", cwd=drafts).returncode == 1
    assert not (drafts / "c.docx").exists()
    gongwen_("check", "草稿.txt", "好.txt", "--format", "html", "-o", "pages", cwd=drafts)
    assert sorted(path.name for path in (drafts / "pages").iterdir()) == ["好.txt.html", "草稿.txt.html"]


def test_against_other_plans(drafts: Path) -> None:
    (drafts / "others").mkdir()
    for unit in ("河湾区", "青林镇"):
        body = f"{unit}信访工作办法\n1.对上级部门安排部署的重大事项办理任务组织开展不力的；\n"
        (drafts / "others" / f"{unit}.txt").write_text(body, "utf-8")
    body = "清川局信访工作办法\n1.对上级部门安排部暑的重大事项办理任务组织开展不力的；\n"
    (drafts / "draft.txt").write_text(body, "utf-8")
    done = gongwen_("check", "draft.txt", "--against", "others", "--select", "GW401", cwd=drafts)
    assert "部暑" in done.stdout
    assert "河湾区、青林镇" in done.stdout


def test_configuration(drafts: Path) -> None:
    (drafts / "pyproject.toml").write_text('[tool.gongwen.check]\nselect = ["GW2"]\n', "utf-8")
    assert "GW301" not in gongwen_("check", "草稿.txt", cwd=drafts).stdout
    (drafts / "deep").mkdir()
    assert configured(drafts / "deep").select == ("GW2",)
    (drafts / "gongwen.toml").write_text('[check]\nprofile = "own.toml"\nignore = ["GW205"]\n', "utf-8")
    wanted = configured(drafts)
    assert (wanted.profile, wanted.select, wanted.ignore) == (str(drafts / "own.toml"), (), ("GW205",))
    assert gongwen_("check", "草稿.txt", "--profile", "general-plan", cwd=drafts).returncode == 1
    for wrong in ("[check]\nprofil = 'x'\n", "[check\n", "[check]\nselect = 'GW2'\n"):
        (drafts / "gongwen.toml").write_text(wrong, "utf-8")
        with pytest.raises(ConfigurationInvalid, match=r"gongwen\.toml"):
            configured(drafts)
        assert gongwen_("check", "草稿.txt", cwd=drafts).returncode == 2


def test_explain_prints_the_page() -> None:
    assert gongwen_("check", "--explain", "gw301").stdout == (ROOT / "docs/rules/GW301.md").read_text("utf-8")
    assert gongwen_("check", "--explain", "GW999").returncode == 2


def test_profiles_are_listed_shown_and_learned(tmp_path: Path) -> None:
    assert [line.split("\t")[0] for line in gongwen_("profile", "list").stdout.splitlines()] == [
        "general-plan", "ideology-work", "work-safety",
    ]  # fmt: skip
    assert "第一责任人" in gongwen_("profile", "show", "ideology-work").stdout
    assert "in the first place" in gongwen_("profile", "show", "ideology-work", "--lang", "en").stdout
    target = tmp_path / "own.toml"
    plans = sorted((ROOT / "corpus").glob("0[15]*.txt"))
    assert gongwen_("profile", "learn", *plans, "-o", target).returncode == 0
    learned = profile_of(target)
    assert {"role-第一责任人", "quota-special-study", "deadlines", "triggers"} <= {item.id for item in learned.item}
    assert gongwen_("profile", "learn", *plans, "-o", target).returncode == 2
    other = tmp_path / "other.toml"
    gongwen_("profile", "learn", *reversed(plans), "-o", other)
    assert other.read_text("utf-8") == target.read_text("utf-8").replace('"own"', '"other"')
    assert gongwen_("profile", "learn", plans[0], "-o", tmp_path / "one.toml").returncode == 2
