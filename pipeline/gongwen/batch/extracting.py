"""One file extracted by a worker: its document written, or why there is none."""

from __future__ import annotations

import traceback
from errno import EDQUOT, ENOSPC
from pathlib import Path

from gongwen.batch import places
from gongwen.batch.record import Extract, Failure, Outcome, failed, out_of_memory
from gongwen.document.store import dump, pretty
from gongwen.errors import InternalError, OutputUnwritable, ReadError
from gongwen.flow import extract, extract_source
from gongwen.read import bytes_of, read_bytes
from gongwen.redaction import redact


def load_tables() -> None:
    """Load every table now, so that no document has to wait for it."""
    extract("第一条 党委书记是第一责任人，每季度至少召开一次会议。")


def extract_one(request: Extract) -> Outcome:
    """Extract one file; whatever is in it, there is an outcome."""
    name = request.file.name
    try:
        outcome = _document(request)
    except ReadError as error:
        outcome = failed(name, error)
    except MemoryError:
        outcome = failed(name, out_of_memory(name, request.limits))
    except OSError as error:
        outcome = _unwritten(name, error)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        failure = Failure(name, InternalError.__name__, message, "请报告此错误 / please report this")
        outcome = Outcome(name, failure=failure)
    if outcome.failure is not None and request.target:
        places.remove(request.target)  # nobody shall take an earlier run's document for this run's
    return outcome


def _document(request: Extract) -> Outcome:
    file, limits = request.file, request.limits
    name = file.name if file.inside else file.path
    document = extract_source(read_bytes(bytes_of(file, limits, places.load), name, limits))
    if request.redact:
        document = redact(document)
    data = dump(document)
    if not request.target:
        return Outcome(file.name, data, len(document.warnings))
    places.put(request.target, pretty(data) if request.laid_out else data, request.scratch)
    return Outcome(file.name, warnings=len(document.warnings))


def _unwritten(name: str, error: OSError) -> Outcome:
    if error.errno in (ENOSPC, EDQUOT):
        reason, remedy = "磁盘已满 / the disk is full", "腾出空间后再运行一次 / make room and run it again"
    else:
        reason, remedy = f"无法写入 / can't be written: {error.strerror}", "请检查输出文件夹 / check the output folder"
    return Outcome(name, failure=Failure(name, OutputUnwritable.__name__, reason, remedy))
