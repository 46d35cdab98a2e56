"""What the package shows the world, and what it costs to look."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import gongwen
from conftest import ROOT
from gongwen.document.store import json_schema
from gongwen.messages import codes, say


def test_public_names_are_there_and_sorted() -> None:
    assert gongwen.__all__ == sorted(gongwen.__all__)
    for name in gongwen.__all__:
        assert getattr(gongwen, name) is not None


def test_importing_loads_no_tokeniser_no_spacy_no_pandas() -> None:
    code = "import sys, gongwen; print([m for m in ('jieba', 'spacy', 'pandas', 'numpy', 'opencc', 'pypinyin', 'rich', 'msgspec') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_extracting_simplified_text_loads_no_converter_of_readings() -> None:
    code = "import sys, gongwen; gongwen.extract('第一条 每年召开两次会议。'); print([m for m in ('jieba', 'spacy', 'pandas', 'pypinyin', 'rich') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_handing_out_files_loads_no_rules() -> None:
    """Workers extract; who hands them files need not wait for what they need."""
    code = "import sys, gongwen.batch.run, gongwen.batch.engines.local; print([m for m in sys.modules if m.startswith('gongwen.extraction')])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_the_committed_schema_is_that_of_the_types() -> None:
    assert (ROOT / "schemas" / "document.schema.json").read_bytes() == json_schema()


def test_outputs_are_valid_against_the_schema() -> None:
    import json

    from jsonschema import Draft202012Validator

    from gongwen.document.store import dump

    validator = Draft202012Validator(json.loads(json_schema()))
    Draft202012Validator.check_schema(validator.schema)
    for path in sorted((ROOT / "corpus").iterdir()):
        if path.stem != "README":
            validator.validate(json.loads(dump(gongwen.extract(path))))


@pytest.mark.parametrize("code", codes())
def test_every_message_speaks_both_languages(code: str) -> None:
    table = import_module("gongwen.messages")._table()
    assert set(table[code]) == {"zh", "en"}
    assert say.__doc__
    fields = [{part.split("}")[0] for part in text.split("{")[1:]} for text in table[code].values()]
    assert fields[0] == fields[1]


def test_every_command_stands_in_both_readmes() -> None:
    from gongwen.cli import COMMANDS

    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text("utf-8")
        assert [m.NAME for m in COMMANDS if f"gongwen {m.NAME}" not in text] == []


def test_doctests() -> None:
    """Those of `gongwen.read.ocr` only where its extra is installed: pip install 'gongwen[ocr]'."""
    import doctest
    import pkgutil
    from importlib.util import find_spec

    left_out = ("__main__",) if find_spec("cv2") else ("__main__", "read.ocr")
    results = [
        doctest.testmod(import_module(module.name))
        for module in pkgutil.walk_packages(gongwen.__path__, "gongwen.")
        if not any(name in module.name for name in left_out)
    ]
    assert sum(r.failed for r in results) == 0
    assert sum(r.attempted for r in results) > 3
