"""A real cluster of processes on this machine, some of them killed while it works."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from gongwen.batch.engines import Engine
from gongwen.batch.engines.local import Local
from gongwen.batch.plan import plan
from gongwen.batch.run import extract_into
from gongwen.batch.workplace import Workplace
from gongwen.read import Limits

pytest.importorskip("distributed", reason="needs the extra: pip install 'gongwen[dask]'")

FILES = 240
TEXT = "第{k}中学学习制度\n一、组织领导\n党委书记是第一责任人。\n二、学习要求\n每季度至少集中学习{k}次。\n"
LIMITS = Limits(seconds=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("dask")
    (top / "in").mkdir()
    for k in range(FILES):
        (top / "in" / f"{k:03}.txt").write_text(TEXT.format(k=k) * 3, "utf-8")
    (top / "in" / "bad.txt").write_bytes(bytes(range(128, 256)) * 40)
    (top / "in" / "long.txt").write_text("一、党委书记是第一责任人，每季度至少召开3次会议。\n" * 100_000, "utf-8")
    local = Local(2)
    fill(top, "local", local)
    local.close()
    return top


@pytest.fixture
def cluster() -> Iterator[Engine]:
    from gongwen.batch.engines.cluster import Cluster

    engine = Cluster(4)
    yield engine
    engine.close()


def fill(top: Path, name: str, engine: Engine, kill: dict[int, int] | None = None) -> int:
    """Extract into a folder; after so many files kill so many workers. How many files were done."""
    done = 0
    with Workplace(str(top / name)) as workplace:
        for done, _ in enumerate(extract_into(workplace, plan([str(top / "in")]), engine, LIMITS), 1):
            for _ in range((kill or {}).get(done, 0)):
                victim = sorted(engine._client.run(os.getpid).values())[0]
                family = psutil.Process(victim).children(recursive=True)
                os.kill(victim, signal.SIGKILL)
                psutil.wait_procs(family, timeout=10)
    return done


def tree(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_lost_workers_cost_nothing_and_the_bytes_are_those_of_the_local_pool(folder: Path, cluster: Engine) -> None:
    assert fill(folder, "dask", cluster, kill={40: 1, 120: 1}) == FILES + 2
    whole = tree(folder / "local")
    assert tree(folder / "dask") == whole
    assert len(whole) == FILES + 1
    assert whole["failures.jsonl"].count(b"\n") == 2
    (folder / "dask" / "007.txt.json").unlink()
    assert fill(folder, "dask", cluster) == FILES + 2
    assert tree(folder / "dask") == whole
