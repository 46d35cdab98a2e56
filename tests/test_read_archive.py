"""Archives: what they hold is read like files in a folder, and nothing they claim is believed."""

import io
import json
import time
import zipfile
import zlib

import pytest

from gongwen import errors
from gongwen.cli import main
from gongwen.read import Limits, read, read_found
from gongwen.read.discover import walk
from wordfile import docx, packed, paragraph

TEXT = "一、每季度检查一次。".encode()


def named_in(encoding, name, data=TEXT):
    """A zip whose member's name is in an old encoding, with no word about it."""
    raw = name.encode(encoding)
    plain = packed({"x" * len(raw): data}, zipfile.ZIP_STORED)
    return plain.replace(b"x" * len(raw), raw)


def listed(tmp_path, data, limits=None):
    path = tmp_path / "材料.zip"
    path.write_bytes(data)
    return list(walk(path, limits))


def test_an_archive_is_a_folder(tmp_path):
    inner = packed({"三.txt": TEXT, "四/五.md": "# 通知\n"})
    word = docx(paragraph("一、目标"))
    data = packed(
        {
            "一.txt": TEXT,
            "二/方案.docx": word,
            "附/内.zip": inner,
            "二/~$锁.docx": b"x",
            "__MACOSX/一.txt": b"x",
            ".x": b"x",
        }
    )
    found = listed(tmp_path, data)
    assert [file.name for file in found] == [
        "材料.zip/一.txt",
        "材料.zip/二/方案.docx",
        "材料.zip/附/内.zip/三.txt",
        "材料.zip/附/内.zip/四/五.md",
    ]
    sources = [read_found(file) for file in found]
    assert [source.text for source in sources] == [TEXT.decode(), "一、目标", TEXT.decode(), "# 通知\n"]
    assert [source.name for source in sources] == ["一.txt", "方案.docx", "三.txt", "五.md"]
    assert sources[0].sha256 == read(TEXT).sha256


def test_an_archive_in_a_folder(tmp_path):
    listed(tmp_path, packed({"一.txt": TEXT}))
    (tmp_path / "甲.txt").write_bytes(TEXT)
    assert [file.name for file in walk(tmp_path)] == ["材料.zip/一.txt", "甲.txt"]


def test_told_by_its_content(tmp_path):
    (tmp_path / "材料.docx").write_bytes(packed({"一.txt": TEXT}))
    (tmp_path / "方案.zip").write_bytes(docx(paragraph("一、目标")))
    assert [(file.name, read_found(file).text) for file in walk(tmp_path)] == [
        ("方案.zip", "一、目标"),
        ("材料.docx/一.txt", TEXT.decode()),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_names_in_old_encodings(tmp_path, encoding):
    name = "實施辦法.txt" if encoding == "big5" else "实施办法.txt"
    found = listed(tmp_path, named_in(encoding, name))
    if encoding == "big5":
        assert found[0].name.endswith(".txt")
    else:
        assert found[0].name == f"材料.zip/{name}"
    assert read_found(found[0]).text == TEXT.decode()


def test_name_in_the_extra_field(tmp_path):
    raw = b"plan.txt"
    body = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + "方案.txt".encode()
    info = zipfile.ZipInfo("plan.txt")
    info.extra = b"\x75\x70" + len(body).to_bytes(2, "little") + body
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, TEXT)
    assert listed(tmp_path, buffer.getvalue())[0].name == "材料.zip/方案.txt"


def test_names_lead_nowhere(tmp_path):
    long = "长" * 200 + ".txt"
    data = packed({"../../外.txt": TEXT, "/etc/绝对.txt": TEXT, "C:\\盘\\符.txt": TEXT, "a/../b.txt": TEXT, long: TEXT})
    found = listed(tmp_path, data)
    assert [file.name for file in found[:4]] == [
        "材料.zip/C_/盘/符.txt",
        "材料.zip/a/b.txt",
        "材料.zip/etc/绝对.txt",
        "材料.zip/外.txt",
    ]
    assert len(found[4].name.encode()) < 255
    assert all(read_found(file).text == TEXT.decode() for file in found)
    out = tmp_path / "deep" / "out"
    assert main(["extract", str(tmp_path / "材料.zip"), "-o", str(out), "--quiet"]) == 0
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json"))
    assert len(written) == 5
    assert all(path.startswith("deep/out/材料.zip/") for path in written)


def test_names_that_would_meet_stay_apart(tmp_path):
    found = listed(tmp_path, packed({"a.txt": TEXT, "./a.txt": b"x", "../A.txt": b"y"}))
    assert len({file.name.lower() for file in found}) == 3


def test_one_bad_member_costs_no_other(tmp_path):
    good = packed({"一.txt": TEXT, "二.txt": TEXT * 9, "内.zip": b"PK\x03\x04 broken"})
    at = good.index("二.txt".encode()) + 12
    bad = good[:at] + b"\xff\xff\xff" + good[at + 3 :]
    found = listed(tmp_path, bad)
    outcomes = []
    for file in found:
        try:
            outcomes.append(read_found(file).text)
        except errors.ReadError as error:
            outcomes.append(type(error))
    assert outcomes == [TEXT.decode(), errors.DamagedFile, errors.DamagedFile]


def test_locked_member(tmp_path):
    data = bytearray(packed({"一.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = listed(tmp_path, bytes(data))
    with pytest.raises(errors.EncryptedFile, match=r"一\.txt"):
        read_found(found[0])


@pytest.mark.parametrize(
    ("limits", "field"),
    [(Limits(entries=2), "entries"), (Limits(unpacked=99), "unpacked"), (Limits(bytes=50), "bytes")],
)
def test_limits(tmp_path, limits, field):
    found = listed(tmp_path, packed({f"{k}.txt": TEXT * 2 for k in range(3)}), limits)
    assert [file.name for file in found] == ["材料.zip"]
    with pytest.raises(errors.LimitExceeded, match=rf"Limits\.{field}"):
        read_found(found[0], limits)


def test_all_archives_within_one_share_its_limits(tmp_path):
    inner = packed({f"{k}.txt": TEXT for k in range(9)})
    data = packed({f"{k}.zip": inner for k in range(9)})
    limits = Limits(entries=50)
    with pytest.raises(errors.LimitExceeded):
        read_found(listed(tmp_path, data, limits)[0], limits)
    assert len(listed(tmp_path, data)) == 81


def test_nesting(tmp_path):
    data = packed({"一.txt": TEXT})
    for _ in range(4):
        data = packed({"内.zip": data})
    found = listed(tmp_path, data)
    assert [file.name for file in found] == ["材料.zip/内.zip/内.zip/内.zip"]
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.nesting"):
        read_found(found[0])


def test_bomb(tmp_path):
    found = listed(tmp_path, packed({"一.txt": bytes(50 * 2**20)}))
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.ratio"):
        read_found(found[0])


def test_a_lie_about_its_size(tmp_path):
    honest = packed({"一.txt": TEXT * 10})
    size = (len(TEXT) * 10).to_bytes(4, "little")
    found = listed(tmp_path, honest.replace(size, (20).to_bytes(4, "little")))
    with pytest.raises(errors.ReadError):
        read_found(found[0])


def test_an_archive_is_no_document(tmp_path):
    path = tmp_path / "材料.zip"
    path.write_bytes(packed({"一.txt": TEXT}))
    with pytest.raises(errors.FileUnreadable, match=r"gongwen extract .*材料\.zip"):
        read(path)
    path.write_bytes(packed({"图.psd": b"\0\1"}))
    with pytest.raises(errors.NothingToRead):
        read(path)
    for data in (b"PK\x03\x04", b"PK\x03\x04" + bytes(100)):
        with pytest.raises(errors.DamagedFile):
            read(data)
    with pytest.raises(errors.UnknownFormat):
        read(packed({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}))


def test_failures_are_named_by_member(tmp_path):
    path = tmp_path / "材料.zip"
    path.write_bytes(packed({"一.txt": TEXT, "坏.docx": b"PK\x03\x04 word/document.xml"}))
    out = tmp_path / "out"
    assert main(["extract", str(path), "-o", str(out), "--quiet"]) == 1
    assert (out / "材料.zip/一.txt.json").is_file()
    [failure] = [json.loads(line) for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]
    assert (failure["path"], failure["error"]) == ("材料.zip/坏.docx", "DamagedFile")


def test_time_grows_with_the_number_of_members(tmp_path):
    """Not with its square: the directory is read once, and one name that all have is told apart without a search."""

    def taken(count):
        data = packed({f"附件{'?*|'[k % 3]}{k // 3}/方案.txt": TEXT for k in range(count)}, zipfile.ZIP_STORED)
        path = tmp_path / f"{count}.zip"
        path.write_bytes(data)
        start = time.process_time()
        found = list(walk(path))
        assert len({file.name for file in found}) == count
        for file in found:
            read_found(file)
        return time.process_time() - start

    taken(10)
    assert taken(4000) < 10 * taken(1000)


def test_one_name_for_all(tmp_path):
    found = listed(tmp_path, packed({f"{'?' * k}一.txt".replace("??", "?|"): TEXT for k in range(4)}))
    assert len({file.name for file in found}) == 4
    many = listed(tmp_path, packed({f"{chr(1 + k % 31)}{chr(1 + k // 31 % 31)}{chr(1 + k // 961)}.txt": TEXT for k in range(3000)}))  # fmt: skip
    assert len({file.name for file in many}) == 3000
    assert "材料.zip/___ (3000).txt" in {file.name for file in many}


def test_members_read_in_any_order(tmp_path):
    """Archives in an archive stay open only while their members come one after another."""
    inner = {f"内{k}.zip": packed({f"{k}.txt": f"第{k}条".encode(), "深.zip": packed({"底.txt": f"底{k}".encode()})}) for k in range(3)}  # fmt: skip
    found = listed(tmp_path, packed(inner))
    forwards = {file.name: read_found(file).text for file in found}
    backwards = {
        file.name: read_found(file).text for file in sorted(found, reverse=True, key=lambda file: file.name[::-1])
    }
    assert forwards == backwards
    assert sorted(forwards.values()) == ["底0", "底1", "底2", "第0条", "第1条", "第2条"]
