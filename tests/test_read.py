"""Telling formats apart, finding files, and refusing them."""

import os
import pickle

import pytest

from gongwen import errors
from gongwen.read import Limits, read, read_text
from gongwen.read.discover import walk
from gongwen.read.formats import formats, suffixes, tell


def test_formats_are_listed_and_complete():
    assert formats() == formats()
    for module in formats():
        assert module.SUFFIXES
        assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in module.SUFFIXES)
        assert "/" in module.MEDIA_TYPE


def test_no_two_formats_share_a_suffix():
    assert len(suffixes()) == sum(len(module.SUFFIXES) for module in formats())


def test_markdown_is_told_by_its_suffix(tmp_path):
    path = tmp_path / "要点.md"
    path.write_text("# 工作要点\n", "utf-8")
    source = read(path)
    assert (source.name, source.media_type, source.text) == ("要点.md", "text/markdown", "# 工作要点\n")


def test_text_of_unknown_suffix_is_refused_by_name(tmp_path):
    path = tmp_path / "运行日志.log"
    path.write_text("一、启动", "utf-8")
    with pytest.raises(errors.UnknownFormat, match=r"运行日志\.log.*\.log.*rename"):
        read(path)


def test_text_without_suffix_is_read(tmp_path):
    path = tmp_path / "通知"
    path.write_text("一、启动", "utf-8")
    assert read(path).text == "一、启动"


def test_missing_file(tmp_path):
    with pytest.raises(errors.FileUnreadable, match=r"无此文件|没有这个文件"):
        read(tmp_path / "没有.txt")


def test_folder_is_no_file(tmp_path):
    with pytest.raises(errors.FileUnreadable, match="gongwen extract"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    with pytest.raises(errors.FileUnreadable):
        read(tmp_path / "管道.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind root")
def test_forbidden_file(tmp_path):
    path = tmp_path / "密.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(errors.FileUnreadable, match="permission"):
        read(path)


def test_file_above_the_limit(tmp_path):
    path = tmp_path / "长.txt"
    path.write_text("长" * 100, "utf-8")
    for source in (path, path.read_bytes()):
        with pytest.raises(errors.LimitExceeded, match=r"Limits\.bytes"):
            read(source, Limits(bytes=299))
        assert read(source, Limits(bytes=300)).size == 300


def test_text_above_the_limit():
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.characters"):
        read("长".encode() * 100, Limits(characters=99))


def test_str_is_a_path_or_text(tmp_path):
    path = tmp_path / "甲.txt"
    path.write_text("一、目标", "utf-8")
    assert read_text(str(path)).text == "一、目标"
    assert read_text("一、目标\n二、措施").text == "一、目标\n二、措施"
    assert read_text("").text == ""
    assert read_text("x" * 5000).text == "x" * 5000
    assert read_text("甲" * 300).text == "甲" * 300
    assert read_text("\0").text == "\0"


def test_str_that_can_only_be_a_path_is_one():
    with pytest.raises(errors.FileUnreadable):
        read_text("没有的文件夹/方案.txt")
    assert read_text("详见方案.txt。").text == "详见方案.txt。"


def test_half_a_surrogate_pair_is_no_character():
    source = read_text("一、\ud800目标")
    assert source.text == "一、\ufffd目标"
    assert source.doubts == (("undecodable-bytes", (("count", "1"),)),)


def test_walk_sorts_and_skips(tmp_path):
    for name in (
        "b/二.txt",
        "b/一.md",
        "a.txt",
        ".hidden/x.txt",
        ".x.txt",
        "~$锁.docx",
        ".~锁.wps",
        "Thumbs.db",
        "表.csv",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("一、目标", "utf-8")
    found = list(walk(tmp_path))
    assert [file.name for file in found] == ["a.txt", "b/一.md", "b/二.txt", "表.csv"]
    assert found[1].path == str(tmp_path / "b" / "一.md")
    with pytest.raises(errors.UnknownFormat):
        read(tmp_path / "表.csv")


def test_walk_of_one_file(tmp_path):
    (tmp_path / "a.txt").write_text("")
    assert [file.name for file in walk(tmp_path / "a.txt")] == ["a.txt"]


def test_walk_of_nothing(tmp_path):
    with pytest.raises(errors.FileUnreadable):
        list(walk(tmp_path / "没有"))
    with pytest.raises(errors.NothingToRead):
        list(walk(tmp_path))
    (tmp_path / "图.csv").write_text("x")
    with pytest.raises(errors.NothingToRead, match=r"\.txt"):
        list(walk(tmp_path))


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ReadError)]
)
def test_errors_cross_processes_whole(kind):
    error = kind("甲.txt", "原因 / reason", "办法 / remedy")
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back)) == (kind, str(error))
    assert (back.path, back.reason, back.remedy) == ("甲.txt", "原因 / reason", "办法 / remedy")


def test_tell_names_what_it_knows():
    with pytest.raises(errors.UnknownFormat, match=r"\.txt"):
        tell(b"\x00\x01\x02\x03", "x")
