"""Word documents: what Word prints is what is read."""

import io
import tomllib
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from gongwen import errors
from gongwen.read import Limits, read
from gongwen.read.counting import printed
from gongwen.read.word import trace
from libreoffice import convert
from wordfile import docx, instance, levels, packed, paragraph

FOLDER = Path(__file__).parent / "cases/read"
FORMATS = tomllib.loads((FOLDER / "counting.toml").read_text("utf-8"))["format"]
LISTS = tomllib.loads((FOLDER / "numbering.toml").read_text("utf-8"))["case"]
WORDS = tomllib.loads((FOLDER / "word.toml").read_text("utf-8"))["case"]
PARTS = ("numbering", "styles", "footnotes", "endnotes", "header1", "comments")


def named(cases):
    return [pytest.param(case, id=case.get("label", case.get("name"))) for case in cases]


@pytest.mark.parametrize("form", named(FORMATS))
def test_counting(form):
    expected = dict(enumerate(form["from_one"].split(" ") if form["name"] != "numberInDash" else [form["from_one"]], 1))
    expected |= {int(number): text for number, text in form["at"].items()}
    assert {number: printed(number, form["name"]) for number in expected} == expected
    for number in (-1, 0, 10**5, 10**8, 10**12):
        assert len(printed(number, form["name"])) < 60


def listed(case):
    numbering = case.get("numbering", "") + "".join(levels(*rows, id=k) for k, rows in enumerate(case.get("lists", [])))
    numbering += "".join(instance(row["num"], row.get("of", 0), row.get("overrides", "")) for row in case["instances"])
    body = ""
    for text, num, level, style in (
        (*row, -1, -1, "")[: len(row)] + (-1, -1, "")[len(row) - 1 :] for row in case["paragraphs"]
    ):
        body += paragraph(text, None if num < 0 else num, None if level < 0 else level, style or None)
    return docx(body, numbering=numbering, styles=case.get("styles", ""))


@pytest.mark.parametrize("case", named(LISTS))
def test_numbering(case):
    assert read(listed(case)).text.split("\n") == case["lines"]


def test_numbering_agrees_with_libreoffice(tmp_path):
    cases = {f"list{k}": listed(case) for k, case in enumerate(LISTS) if "libreoffice" not in case}
    for form in FORMATS:
        stop = min(form.get("libreoffice", {}).get("from", 112), 112)
        if stop > 1:
            cases[form["name"]] = docx(
                "".join(paragraph("文", 1, 0) for _ in range(1, stop)),
                numbering=levels((form["name"], "%1、")) + instance(1),
            )
    for name, data in cases.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    convert("txt:Text:UTF8", *sorted(tmp_path.glob("*.docx")))
    differing = []
    for name, data in cases.items():
        theirs = (tmp_path / f"{name}.txt").read_text("utf-8-sig").split("\n")
        ours = read(data).text.split("\n")
        if ["".join(line.split()) for line in theirs if line.strip()] != ["".join(line.split()) for line in ours]:
            differing.append((name, ours[-3:], theirs[-4:]))
    assert not differing, "\n".join(map(str, differing))


@pytest.mark.parametrize("case", named(WORDS))
def test_word(case):
    source = read(docx(case["body"], **{name: case[name] for name in PARTS if name in case}))
    assert source.text.split("\n") == case["lines"]
    assert [code for code, _ in source.doubts] == case.get("doubts", [])


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def shown_by(data, origin):
    """What the element that an origin names holds at the place that it names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(origin.part))
    run = list(root.iter(f"{WORD}r"))[origin.run]
    assert list(root.iter(f"{WORD}p"))[origin.paragraph] in run.iterancestors()
    child = list(run)[origin.child]
    if child.tag == f"{WORD}t":
        return child.text[origin.offset : origin.offset + origin.end - origin.start]
    return {f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}.get(child.tag)


@pytest.mark.parametrize("case", named(WORDS))
def test_every_character_is_traced_to_its_element(case):
    data = docx(case["body"], **{name: case[name] for name in PARTS if name in case})
    origins = trace(data)
    assert origins.text == read(data).text
    rows = origins.of(0, len(origins.text))
    told = "".join(origins.text[row.start : row.end] for row in rows)
    assert told.replace("\n", "") == origins.text.replace("\n", "")
    for row in rows:
        found = None if row.generated else shown_by(data, row)
        assert found is None or " ".join(found.split()) == " ".join(origins.text[row.start : row.end].split())
    for at in range(len(origins.text)):
        assert all((row.start, row.end) == (at, at + 1) for row in origins.of(at, at + 1))


def test_a_span_is_traced_across_runs_from_its_number_on():
    body = (
        paragraph("总则")
        + "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        + "<w:r><w:t> 各单位</w:t><w:tab/><w:t>每年</w:t></w:r><w:del><w:r><w:delText>两</w:delText></w:r></w:del><w:r><w:t>四次</w:t></w:r></w:p>"
    )
    data = docx(body, numbering=levels(("chineseCounting", "%1、")) + instance(1))
    origins = trace(data)
    assert origins.text == "总则\n一、各单位 每年四次"
    start = origins.text.index("一、")
    rows = origins.of(start, start + 9)
    assert [(origins.text[r.start : r.end], r.generated, r.paragraph, r.run, r.child, r.offset) for r in rows] == [
        ("一、", True, 1, -1, -1, 0),
        ("各单位", False, 1, 1, 0, 1),
        (" ", False, 1, 1, 1, 0),
        ("每年", False, 1, 1, 2, 0),
        ("四", False, 1, 3, 0, 0),
    ]
    assert origins.of(start + 3, start + 3) == (rows[1]._replace(start=start + 3, end=start + 4, offset=2),)
    assert origins.of(2, 3) == ()
    assert origins.of(0, 0)[0].offset == 0
    assert trace(docx("")).of(0, 5) == ()


def test_told_by_content(tmp_path):
    for name in ("方案.docx", "方案.doc", "方案.txt", "方案"):
        (tmp_path / name).write_bytes(docx(paragraph("总则")))
        source = read(tmp_path / name)
        assert source.text == "总则"
        assert source.media_type.endswith("wordprocessingml.document")


def test_other_packages_are_none():
    with pytest.raises(errors.NothingToRead):
        read(packed({"a/x.bin": "1"}))
    with pytest.raises(errors.FileUnreadable):
        read(packed({"内/方案.docx": docx(paragraph("总则"))}, zipfile.ZIP_STORED))


def test_strict_ooxml_is_read():
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("总则")))) as archive:
        files = {
            name: archive.read(name).replace(
                b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"
            )
            for name in archive.namelist()
        }
    assert read(packed(files)).text == "总则"


def test_main_part_by_its_relationship():
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("总则")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document2.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    assert read(packed(files)).text == "总则"


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{k} "&e{k - 1};&e{k - 1};">' for k in range(1, 60))
    + "]><a>&e59;</a>"
)


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"word/document.xml": "<w:document"}, "DamagedFile"),
        ({"word/other.xml": "<a/>"}, "DamagedFile"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'}, None),
        ({"word/document.xml": LAUGHS}, "LimitExceeded"),
        ({"word/document.xml": "<a>" * 400 + "</a>" * 400}, "LimitExceeded"),
        ({"word/document.xml": b"\xff\xfe\x00<"}, "DamagedFile"),
    ],
)
def test_broken_and_hostile_parts(files, error):
    data = packed({"[Content_Types].xml": "<Types/>", **files})
    if error is None:
        assert read(data).text == ""
        return
    with pytest.raises(getattr(errors, error)):
        read(data)


def test_bombs():
    bomb = packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a>" + " " * 20_000_000 + "</a>"})
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.ratio"):
        read(bomb)
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.unpacked"):
        read(bomb, Limits(ratio=10**6, unpacked=1_000_000))
    many = packed(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"} | {f"word/{k}": "" for k in range(50)}
    )
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.entries"):
        read(many, Limits(entries=40))


def test_locked_documents_say_so():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    with pytest.raises(errors.EncryptedFile, match="密码"):
        read(ole)
    data = bytearray(docx(paragraph("总则")))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        names = [info.filename for info in archive.infolist()]
    at = 0
    for _ in names:
        at = data.index(b"PK\x01\x02", at + 1)
        data[at + 8] |= 1
    with pytest.raises(errors.EncryptedFile):
        read(bytes(data))


def test_cut_off_documents_are_damaged():
    data = docx(paragraph("总则") * 200)
    for size in range(200, len(data) - 1, 97):
        with pytest.raises(errors.DamagedFile, match=r"\S+"):
            read(data[:size])


def test_flipped_bytes_never_crash():
    data = docx(
        "".join(paragraph(f"第{k}项", 1, k % 3) for k in range(40)) + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        numbering=levels(("chineseCounting", "%1、"), ("decimal", "%2."), ("decimal", "%3)")) + instance(1),
    )
    for at in range(0, len(data), 3):
        for value in (0, 255, data[at] ^ 1):
            mutated = data[:at] + bytes([value]) + data[at + 1 :]
            try:
                read(mutated)
            except errors.ReadError:
                continue
