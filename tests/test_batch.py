"""Batches of files with real processes, some of them killed, and files built to hurt."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import psutil
import pytest

from gongwen.batch.engines.local import Local
from gongwen.batch.plan import plan
from gongwen.batch.record import FOLDER, Outcome
from gongwen.batch.run import extract_into
from gongwen.batch.workplace import Workplace
from gongwen.errors import FileUnreadable, OutputUnwritable
from gongwen.read import Limits
from wordfile import docx

TEXT = "{name}学习制度\n一、组织领导\n党委书记是第一责任人。\n二、学习要求\n每季度至少集中学习{count}次。\n"
LONG = "一、党委书记是第一责任人，每季度至少召开{k}次会议。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty small files in two folders."""
    for k in range(40):
        path = tmp_path / "in" / f"{k % 2}" / f"{k:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(name=f"第{k}中学", count=k + 1), "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def engine() -> Iterator[Local]:
    local = Local(2)
    yield local
    local.close()


def run(source: Path, out: Path, engine: Local, limits: Limits | None = None, **how: bool) -> list[Outcome]:
    limits = limits or Limits()
    files = plan([str(source)], limits)
    with Workplace(str(out)) as workplace:
        return list(extract_into(workplace, files, engine, limits, **how))


def tree(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def failures(out: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]
    assert [row["path"] for row in rows] == sorted({row["path"] for row in rows})
    return {row["path"]: row["error"] for row in rows}


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "gongwen", "extract", *map(str, args), "--quiet"]


def test_a_second_run_does_what_is_missing_changed_or_of_another_version(folder: Path, engine: Local) -> None:
    out = folder / "out"
    assert [o.unchanged for o in run(folder / "in", out, engine)] == [False] * 40
    whole = tree(out)
    (out / "0" / "00.txt.json").unlink()
    (out / "0" / "02.txt.json").write_bytes(whole["0/02.txt.json"][:-400])  # a disk that lost power
    old = whole["0/04.txt.json"].replace(b'"version": "0', b'"version": "9')
    (out / "0" / "04.txt.json").write_bytes(old)
    changed = TEXT.format(name="第一中学", count=99)
    (folder / "in" / "1" / "01.txt").write_text(changed, "utf-8")
    done = [o.name for o in run(folder / "in", out, engine) if not o.unchanged]
    assert sorted(done) == ["0/00.txt", "0/02.txt", "0/04.txt", "1/01.txt"]
    again = tree(out)
    assert again.pop("1/01.txt.json") != whole.pop("1/01.txt.json")
    assert again == whole
    assert all(o.unchanged for o in run(folder / "in", out, engine))
    assert not any(o.unchanged for o in run(folder / "in", out, engine, again=True))


def test_members_of_archives_are_resumed_too(folder: Path, engine: Local) -> None:
    shutil.make_archive(str(folder / "packed" / "材料"), "zip", folder / "in")
    assert len(run(folder / "packed", folder / "out", engine)) == 40
    assert (folder / "out" / "材料.zip" / "1" / "01.txt.json").is_file()
    assert all(o.unchanged for o in run(folder / "packed", folder / "out", engine))


def test_a_file_that_takes_too_long_costs_itself_only(folder: Path, engine: Local) -> None:
    (folder / "in" / "0" / "long.txt").write_text("".join(LONG.format(k=k) for k in range(60_000)), "utf-8")
    limits = Limits(seconds=0.5)
    start = time.monotonic()
    run(folder / "in", folder / "out", engine, limits)
    assert time.monotonic() - start < 30
    assert failures(folder / "out") == {"0/long.txt": "LimitExceeded"}
    assert len(tree(folder / "out")) == 41


def test_a_file_that_takes_too_much_memory_costs_itself_only(folder: Path, engine: Local) -> None:
    words = "".join(f"<w:p><w:r><w:t>{k}</w:t></w:r></w:p>" for k in range(300_000))
    (folder / "in" / "0" / "large.docx").write_bytes(docx(words))
    run(folder / "in", folder / "out", engine, Limits(memory=140 * 2**20))
    assert failures(folder / "out") == {"0/large.docx": "LimitExceeded"}
    assert len(tree(folder / "out")) == 41


def test_a_worker_killed_by_someone_else_loses_nothing(folder: Path) -> None:
    run(folder / "in", folder / "undisturbed", calm := Local(1))
    calm.close()
    local = Local(2)
    killed = 0
    try:
        files = plan([str(folder / "in")])
        with Workplace(str(folder / "out")) as workplace:
            for k, _ in enumerate(extract_into(workplace, files, local, Limits())):
                if k in (5, 15, 25):
                    victims = [p for p in psutil.Process().children() if p.status() != psutil.STATUS_ZOMBIE]
                    victims[killed % len(victims)].kill()
                    killed += 1
    finally:
        local.close()
    assert killed == 3
    assert tree(folder / "out") == tree(folder / "undisturbed")


def test_killed_at_any_moment_and_run_again_gives_the_same_bytes(folder: Path) -> None:
    """The command is killed with -9 after more and more time, until it gets through; small here, 50 kills in `make bench-batch`."""
    (folder / "in" / "0" / "bad.txt").write_bytes(bytes(range(128, 256)) * 40)
    (folder / "in" / "1" / "long.txt").write_text("".join(LONG.format(k=k) for k in range(60_000)), "utf-8")
    caps = ("--timeout", "1", "--jobs", "2")
    assert subprocess.run(command(folder / "in", "-o", folder / "undisturbed", *caps), check=False).returncode == 1
    out, kills = folder / "out", 0
    for seconds in (0.3, 0.9, 1.1, 1.3, 1.5):
        process = subprocess.Popen(command(folder / "in", "-o", out, *caps), stderr=subprocess.DEVNULL)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
    assert kills >= 2
    subprocess.run(command(folder / "in", "-o", out, *caps), check=False)
    assert failures(out) == {"0/bad.txt": "UndecodableText", "1/long.txt": "LimitExceeded"}
    assert tree(out) == tree(folder / "undisturbed")


def test_workers_end_with_the_one_they_work_for(folder: Path) -> None:
    for k in range(2000):
        (folder / "in" / f"{k}.txt").write_text(TEXT.format(name=f"第{k}小学", count=k), "utf-8")
    process = subprocess.Popen(command(folder / "in", "-o", folder / "out", "--jobs", "2"), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list((folder / "out").rglob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = psutil.Process(process.pid).children(recursive=True)
    folders = [Path(worker.environ()["TMPDIR"]) for worker in workers]
    assert workers
    process.kill()
    process.wait()
    assert psutil.wait_procs(workers, timeout=10)[1] == []
    deadline = time.monotonic() + 10  # whoever clears up after a worker ends after it
    while any(folder.exists() for folder in folders) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(folder.exists() for folder in folders)


@pytest.mark.parametrize("noticed", ["stdin", "stdout"])
def test_a_worker_that_nobody_listens_to_leaves_and_takes_its_folder(tmp_path: Path, noticed: str) -> None:
    """Whichever pipe it notices first: it may be about to ask, or about to answer."""
    home = tmp_path / f"{FOLDER}x"
    home.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", "from gongwen.batch.worker import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(home)},
    ) as worker:
        pipe: IO[bytes] = getattr(worker, noticed)
        pipe.close()
        assert worker.wait(60) == 0
    assert not home.exists()


def test_interrupted_it_says_so_and_leaves_nothing_half(folder: Path) -> None:
    for k in range(2000):
        (folder / "in" / f"{k}.txt").write_text(TEXT.format(name=f"第{k}小学", count=k), "utf-8")
    process = subprocess.Popen(command(folder / "in", "-o", folder / "out", "--lang", "en"), stderr=subprocess.PIPE)
    wait_for(lambda: bool(list((folder / "out").rglob("*.json"))))
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"interrupted\n")
    assert not (folder / "out" / ".gongwen").exists()


def test_vanished_and_unreadable_files_are_lines_of_the_ledger(folder: Path, engine: Local) -> None:
    files = plan([str(folder / "in")])
    (folder / "in" / "0" / "00.txt").unlink()
    (folder / "in" / "0" / "02.txt").unlink()
    (folder / "in" / "0" / "02.txt").mkdir()
    with Workplace(str(folder / "out")) as workplace:
        list(extract_into(workplace, files, engine, Limits()))
    assert failures(folder / "out") == {"0/00.txt": "FileUnreadable", "0/02.txt": "FileUnreadable"}
    assert len(tree(folder / "out")) == 39


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.5 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_harms_nothing(folder: Path, engine: Local, small_disk: Path) -> None:
    for k in range(80):
        (folder / "in" / f"{k}.txt").write_text(TEXT.format(name=f"第{k}小学", count=k) * 5, "utf-8")
    run(folder / "in", folder / "undisturbed", engine)
    whole = tree(folder / "undisturbed")
    run(folder / "in", small_disk / "out", engine)
    lost = failures(small_disk / "out")
    assert set(lost.values()) == {"OutputUnwritable"}
    written = tree(small_disk / "out")
    assert len(written) + len(lost) == len(whole)
    assert all(written[name] == whole[name] for name in written if name != "failures.jsonl")


def test_two_runs_do_not_write_to_one_folder_at_once(tmp_path: Path) -> None:
    with (
        Workplace(str(tmp_path / "out")),
        pytest.raises(OutputUnwritable, match="another run"),
        Workplace(str(tmp_path / "out")),
    ):
        pass
    with Workplace(str(tmp_path / "out")):
        pass
    assert tree(tmp_path / "out") == {}


def test_the_plan_is_in_order_whatever_the_order_of_the_paths(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "1-附件.txt").write_text("一、总则", "utf-8")
    one, other = str(folder / "in"), str(folder / "more")
    names = [file.name for file in plan([one, other])]
    assert names == [file.name for file in plan([other, one, other])]
    assert len(names) == 41
    assert names.index("1-附件.txt") == 40
    (folder / "more" / "0").mkdir()
    (folder / "more" / "0" / "00.txt").write_text("一、总则", "utf-8")
    with pytest.raises(FileUnreadable, match="same output name"):
        plan([one, other])


def test_the_plan_goes_folder_by_folder_in_archives_too(tmp_path: Path) -> None:
    names = ("a/x.txt", "a-b/x.txt", "a.txt")
    for root in ("one", "other"):
        for name in names:
            (tmp_path / root / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / root / name).write_text("一、总则", "utf-8")
    assert [file.name for file in plan([str(tmp_path / "one")])] == list(names)
    for root in ("one", "other"):
        shutil.make_archive(str(tmp_path / f"packed {root}" / "材料"), "zip", tmp_path / root)
    packed = [str(tmp_path / f"packed {root}") for root in ("one", "other")]
    assert [file.name for file in plan(packed[:1])] == [f"材料.zip/{name}" for name in names]
    with pytest.raises(FileUnreadable, match="same output name"):
        plan(packed)


def test_what_a_run_writes_is_no_input_of_the_next(folder: Path, engine: Local) -> None:
    files = plan([str(folder / "in")], without=str(folder / "in" / "out"))
    with Workplace(str(folder / "in" / "out")) as workplace:
        list(extract_into(workplace, files, engine, Limits()))
    assert len(plan([str(folder / "in")], without=str(folder / "in" / "out"))) == 40


def test_streams(folder: Path) -> None:
    text = TEXT.format(name="市", count="两").encode()
    one = subprocess.run(command("-", "-o", "-"), input=text, capture_output=True, check=False)
    assert one.returncode == 0, one.stderr
    assert json.loads(one.stdout)["plans"][0]["quotas"][0]["value"] == 2
    (folder / "in" / "0" / "bad.txt").write_bytes(bytes(range(128, 256)) * 40)
    outs = [
        subprocess.run(
            command(folder / "in", "-o", "-", "--format", "jsonl", "--jobs", jobs), capture_output=True, check=False
        )
        for jobs in ("1", "2")
    ]
    assert outs[0].stdout == outs[1].stdout
    assert [out.returncode for out in outs] == [1, 1]
    assert b"bad.txt" in outs[0].stderr
    names = [json.loads(line)["source"]["name"] for line in outs[0].stdout.splitlines()]
    assert names == [f"{k:02}.txt" for k in (*range(0, 40, 2), *range(1, 40, 2))]


def test_json_lines_are_resumed(folder: Path) -> None:
    for _ in range(2):
        done = subprocess.run(command(folder / "in", "-o", folder / "out", "--format", "jsonl"), check=False)
        assert done.returncode == 0
    lines = (folder / "out" / "documents.jsonl").read_bytes().splitlines()
    assert len(lines) == 40
    assert sorted(p.name for p in (folder / "out").iterdir()) == [".gongwen", "documents.jsonl", "failures.jsonl"]


def test_an_environment_without_rights_is_told(folder: Path) -> None:
    (folder / "out").write_text("a file", "utf-8")
    done = subprocess.run(command(folder / "in", "-o", folder / "out"), capture_output=True, check=False)
    assert done.returncode == 1
    assert os.fsencode(str(folder / "out")) in done.stderr


def test_stores_of_objects_hold_the_same(folder: Path, engine: Local) -> None:
    """`simplecache::file://` is a store to fsspec as s3:// is one: nothing about it is a path on this machine."""
    pytest.importorskip("fsspec", reason="needs the extra: pip install 'gongwen[dask]'")
    run(folder / "in", folder / "out", engine)
    (folder / "in" / "材料.zip").write_bytes(b"")
    shutil.make_archive(str(folder / "in" / "材料"), "zip", folder / "in" / "0")
    run(folder / "in", folder / "out", engine)
    url = f"simplecache::file://{folder}"
    (folder / "remote").mkdir()
    files = plan([f"{url}/in"])
    for unchanged in (0, 60):
        with Workplace(f"{url}/remote") as workplace:
            done = list(extract_into(workplace, files, engine, Limits()))
        assert [o.failure for o in done] == [None] * 60
        assert sum(o.unchanged for o in done) == unchanged
    assert tree(folder / "remote") == tree(folder / "out")
    with pytest.raises(FileUnreadable, match="no such file"):
        plan([f"{url}/elsewhere"])
    with pytest.raises(FileUnreadable, match="no such kind"):
        plan(["nowhere://in"])


def test_watching_takes_what_is_dropped_in(folder: Path) -> None:
    out = folder / "in" / "out"
    process = subprocess.Popen(command("--watch", folder / "in", "-o", out), stderr=subprocess.PIPE)
    try:
        wait_for(lambda: (out / "1" / "39.txt.json").exists() and (out / "failures.jsonl").exists())
        (folder / "in" / "bad.txt").write_bytes(bytes(range(128, 256)) * 40)
        (folder / "in" / "new.txt").write_text(TEXT.format(name="新", count=7), "utf-8")
        wait_for(lambda: (out / "new.txt.json").exists() and failures(out) == {"bad.txt": "UndecodableText"})
        (folder / "in" / "bad.txt").write_text(TEXT.format(name="好", count=8), "utf-8")
        wait_for(lambda: (out / "bad.txt.json").exists() and failures(out) == {})
        wait_for(lambda: not (out / ".gongwen").exists())
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert not (out / "out").exists()
    assert subprocess.run(command("--watch", "-", "-o", out), capture_output=True, check=False).returncode == 2


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
