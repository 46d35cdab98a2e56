"""Batches at size: throughput, memory, kills, clusters, second runs. `make bench-batch`

    python benchmarks/batch.py [--files 20000] [--kills 50] [--only 1,2,3,4]

Documents are short (some 500 characters), made from the project's own corpus: the shorter they are, the more the handing
out costs beside the work. Times are of the whole command, start to end. On a machine that does other things as well, CPU
seconds (of the command and all its processes) say more than the clock: both are printed. Figures: docs/scale.md.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from wordfile import docx, packed  # noqa: E402 - the files that tests build, too

LENGTH = 500


class Measured(NamedTuple):
    """Seconds by the clock and of CPU, peak resident MB of all processes together, exit code."""

    wall: float
    cpu: float
    memory: float
    code: int


def generate(folder: Path, count: int) -> None:
    """Documents of a few paragraphs, each with a number of its own."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    pieces = [text[at : at + LENGTH] for text in texts for at in range(0, len(text) - LENGTH, LENGTH)]
    for k in range(count):
        path = folder / f"{k // 1000:03}" / f"{k:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"第{k}中学工作要点\n{pieces[k % len(pieces)]}\n第{k}条 每年至少召开{k % 50 + 1}次会议。\n", "utf-8"
        )


def plant(folder: Path) -> list[str]:
    """Files that fail, each in its own way."""
    (folder / "bad").mkdir()
    words = "".join(f"<w:p><w:r><w:t>{k}</w:t></w:r></w:p>" for k in range(400_000))
    files = {
        "bomb.docx": packed({"[Content_Types].xml": b"", "word/document.xml": b" " * 60_000_000}),
        "hang.txt": ("一、党委书记是第一责任人，每季度至少召开3次会议。\n" * 120_000).encode(),
        "hog.docx": docx(words),
        "noise.txt": bytes(range(128, 256)) * 40,
        "unknown.xyz": b"\x00\x01\x02\x03" * 10,
    }
    for name, data in files.items():
        (folder / "bad" / name).write_bytes(data)
    return sorted(f"bad/{name}" for name in files)


def run(*args: object) -> Measured:
    """The command, watched."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(command(*args), stderr=subprocess.DEVNULL)
    peak = Peak(process.pid)
    code = process.wait()
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, cpu, peak.stop() / 2**20, code)


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "gongwen", "extract", *map(str, args), "--quiet"]


class Peak:
    """The most memory that a process and its children have held together."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(0.2):
            try:
                family = [self._process, *self._process.children(recursive=True)]
            except psutil.Error:
                return
            held = 0
            for process in family:
                try:
                    held += process.memory_info().rss
                except psutil.Error:
                    continue
            self._most = max(self._most, held)

    def stop(self) -> int:
        self._over.set()
        self._thread.join()
        return self._most


def same(one: Path, other: Path) -> bool:
    return subprocess.run(["diff", "-rq", one, other], stdout=subprocess.DEVNULL, check=False).returncode == 0


def size(top: Path, count: int) -> None:
    """1 and 4: throughput of two processes beside one, memory beside that of a twentieth, the second run beside the first."""
    generate(top / "all", count)
    generate(top / "few", count // 20)
    few = run(top / "few", "-o", top / "few-out", "--jobs", 2)
    one = run(top / "all", "-o", top / "one", "--jobs", 1)
    two = run(top / "all", "-o", top / "two", "--jobs", 2)
    again = run(top / "all", "-o", top / "two", "--jobs", 2)
    assert same(top / "one", top / "two")
    for name, m in (("1 process", one), ("2 processes", two), ("2, again", again), (f"2, {count // 20} files", few)):
        print(f"   {name:<18}{m.wall:7.1f} s {m.cpu:7.1f} s CPU {m.memory:7.0f} MB")
    print(
        f"1. 2 processes / 1:   {one.wall / two.wall:.2f} times the throughput ({count / two.wall:.0f} files/s), CPU {two.cpu / one.cpu:.2f}"
    )
    print(f"   memory, {count} / {count // 20} files: {two.memory / few.memory:.2f}")
    print(f"4. second run / first: {again.wall / two.wall:.1%} by the clock, {again.cpu / two.cpu:.1%} of CPU")


def kills(top: Path, count: int) -> None:
    """2: killed with -9 at random moments over a batch with bad files, run again, compared."""
    generate(top / "batch", 300)
    bad = plant(top / "batch")
    caps = ("--timeout", 3, "--memory", 300, "--jobs", 2)
    undisturbed = run(top / "batch", "-o", top / "undisturbed", *caps)
    chance = random.Random(5)
    killed = through = 0
    while killed < count:
        if through * 4 > killed:  # it was done too often: all over again
            shutil.rmtree(top / "killed", ignore_errors=True)
            through = 0
        process = subprocess.Popen(command(top / "batch", "-o", top / "killed", *caps), stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.2, undisturbed.wall * 0.9))
            through += 1
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
    last = run(top / "batch", "-o", top / "killed", *caps)
    ledger = (top / "killed" / "failures.jsonl").read_text("utf-8").splitlines()
    print(
        f"2. {killed} kills: bytes {'equal' if same(top / 'undisturbed', top / 'killed') else 'DIFFER'}, exit code {last.code}, ledger {len(ledger)} of {len(bad)}"
    )
    for line in ledger:
        print("   " + line[:110])


def cluster(top: Path, count: int) -> None:
    """3: dask beside the local pool, and with two of four workers killed."""
    generate(top / "in", count)
    local = run(top / "in", "-o", top / "local", "--jobs", 2)
    dask = run(top / "in", "-o", top / "dask", "--jobs", 2, "--engine", "dask")
    print(
        f"3. dask / local, {count} files: {dask.wall / local.wall:.2f} by the clock ({dask.wall:.0f} s, {local.wall:.0f} s), {dask.cpu / local.cpu:.2f} of CPU; bytes {'equal' if same(top / 'local', top / 'dask') else 'DIFFER'}"
    )
    process = subprocess.Popen(
        command(top / "in", "-o", top / "lost", "--jobs", 4, "--engine", "dask"), stderr=subprocess.DEVNULL
    )
    killed = 0
    while process.poll() is None and killed < 2:
        time.sleep(0.2)
        done = sum(1 for _ in (top / "lost").rglob("*.txt.json")) if (top / "lost").exists() else 0
        if done > count * (killed + 1) // 4:
            os.kill(dask_workers(process.pid)[killed], signal.SIGKILL)
            killed += 1
    code = process.wait()
    print(
        f"   {killed} of 4 workers killed: exit code {code}, bytes {'equal' if same(top / 'local', top / 'lost') else 'DIFFER'}"
    )


def dask_workers(pid: int) -> list[int]:
    """The processes of dask: those that have a worker of ours as their child."""
    ours = [p for p in psutil.Process(pid).children(recursive=True) if "gongwen.batch.worker" in " ".join(p.cmdline())]
    return sorted({p.ppid() for p in ours})


def tables(top: Path, count: int) -> None:
    """5: Parquet beside JSON, and a question to it."""
    generate(top / "in", count)
    json = run(top / "in", "-o", top / "json", "--jobs", 2)
    parquet = run(top / "in", "-o", top / "parquet", "--jobs", 2, "--format", "parquet")
    again = run(top / "in", "-o", top / "parquet", "--jobs", 2, "--format", "parquet")
    sizes = [sum(p.stat().st_size for p in (top / name).rglob(f"*.{name}")) / 2**20 for name in ("json", "parquet")]
    print(
        f"5. parquet / json, {count} files: {parquet.cpu / json.cpu:.2f} of CPU; {sizes[1]:.0f} MB, {sizes[0]:.0f} MB; again {again.cpu / parquet.cpu:.1%}"
    )
    for folder in ("json", "parquet"):
        code = f"import gongwen, time; s = time.process_time(); gongwen.load({str(top / folder)!r}).sql('SELECT activity, avg(per_year) FROM quotas GROUP BY activity'); print(round(time.process_time() - s, 2))"
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        print(f"   a question to {folder}: {said} s CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--only", default="1,2,3,5")
    args = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for number, measure, count in (
        ("1", size, args.files), ("2", kills, args.kills), ("3", cluster, args.files // 5), ("5", tables, args.files // 10),
    ):  # fmt: skip
        if number in args.only.split(","):
            with tempfile.TemporaryDirectory(prefix="gongwen-bench-") as folder:
                measure(Path(folder), count)


if __name__ == "__main__":
    main()
