"""Whatever the file, there is a document or a typed error: no crash, no hang, nothing else.

300 files by default, always the same; `GONGWEN_MUTATIONS=3000 pytest tests/test_mutated_files.py` takes more of them. Each is
read in a process of its own pool, so that a crash in native code is seen and named. What LibreOffice or recognition would read
is read where they are installed, and a typed error elsewhere.
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pytest

from contract import broken_promises
from gongwen.errors import ReadError
from gongwen.flow import extract_source
from gongwen.read import Limits, read_found
from gongwen.read.discover import walk
from mutants import bombs, mutant, seeds

COUNT = int(os.environ.get("GONGWEN_MUTATIONS", "300"))
LIMITS = Limits(seconds=40.0, unpacked=20 * 2**20, pages=2000, entries=2000, characters=2_000_000)
SLOWEST = 60.0
"""Seconds for one file: reading, with its limit, and what comes after."""


def attempt(folder, k):
    """What becomes of mutant k: its name, the outcomes of the documents in it, and the seconds it took."""
    name, data = mutant(k)
    path = Path(folder, f"{k}.bin")
    path.write_bytes(data)
    start = time.monotonic()
    outcomes = []
    for file in list(walk(path, LIMITS))[:20]:
        try:
            source = read_found(file, LIMITS)
            _check(source)
            document = extract_source(source)
            outcomes.append("; ".join(broken_promises(document)) or "document")
        except ReadError as error:
            outcomes.append(_told(error))
        except Exception as error:
            outcomes.append(f"{type(error).__name__}: {error}"[:200])
    path.unlink()
    return name, outcomes, time.monotonic() - start


def _told(error):
    """The kind of a refusal; what it lacks, where it says too little."""
    if not (error.path and " / " in error.reason and error.remedy):
        return f"{type(error).__name__} says too little: {error}"
    return "reader ended" if "brought its reader down" in error.reason else type(error).__name__


def _check(source):
    """What a reader promises about places."""
    length = len(source.text)
    assert list(source.page_starts) == sorted(source.page_starts)
    assert all(0 <= start <= length for start in source.page_starts)
    last = 0
    for start, end in source.asides:
        assert last <= start < end <= length
        last = end
    assert all(0 <= mark.start < mark.end <= length for mark in source.marks)


FINE = {"document", "reader ended", *(kind.__name__ for kind in ReadError.__subclasses__())}


def test_every_seed_is_read():
    """The files that are broken are sound to begin with."""
    assert len(seeds()) >= 12
    assert len(bombs()) >= 20


@pytest.mark.timeout(0)
def test_mutated_files(tmp_path):
    tally, wrong, slowest = Counter(), [], (0.0, "")
    waiting = list(range(COUNT))
    while waiting:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            running = {k: pool.submit(attempt, str(tmp_path), k) for k in waiting}
            waiting = []
            for k, future in running.items():
                try:
                    name, outcomes, seconds = future.result()
                except BrokenProcessPool:
                    # The pool is gone: this one or one beside it did it. Alone, it shows.
                    waiting.append(k)
                    continue
                tally.update(outcomes)
                slowest = max(slowest, (seconds, name))
                wrong += [f"{name}: {outcome}" for outcome in outcomes if outcome not in FINE]
                if seconds > SLOWEST:
                    wrong.append(f"{name}: {seconds:.0f} s")
        if waiting:
            crashed = _crashed(tmp_path, waiting[:4])
            wrong += [f"{mutant(k)[0]}: crashed the process" for k in crashed]
            waiting = [k for k in waiting if k not in crashed]
    print(f"\n{COUNT} files: {dict(tally.most_common())}; slowest {slowest[0]:.1f} s ({slowest[1]})", file=sys.stderr)
    assert wrong == []


def _crashed(folder, numbers):
    """Those that bring a process down by themselves."""
    found = []
    for k in numbers:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            try:
                pool.submit(attempt, str(folder), k).result()
            except BrokenProcessPool:
                found.append(k)
    return found
