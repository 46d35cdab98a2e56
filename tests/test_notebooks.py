"""The notebooks, run from a clean kernel over freshly extracted documents."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from gongwen.batch import find, outcomes, write

nbformat = pytest.importorskip("nbformat", reason="needs the extra: pip install 'gongwen[dev]'")
nbclient = pytest.importorskip("nbclient", reason="needs the extra: pip install 'gongwen[dev]'")

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_from_a_clean_kernel(path: Path, tmp_path: Path) -> None:
    for outcome in outcomes(find([str(ROOT / "corpus")]), 1):
        write(outcome, tmp_path / "outputs")
    (tmp_path / "notebooks").mkdir()
    for path_beside in (ROOT / "notebooks").glob("*.csv"):
        shutil.copy(path_beside, tmp_path / "notebooks")
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(tmp_path / "notebooks")}}
    ).execute()
    tables = [
        output for cell in notebook.cells for output in cell.get("outputs", ()) if "text/html" in output.get("data", {})
    ]
    assert tables
    assert all("<tbody>\n  </tbody>" not in output["data"]["text/html"] for output in tables), "a table without a row"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_holds_no_logic_and_no_outputs(path: Path) -> None:
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            tree = ast.parse("".join(cell["source"]))
            assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.For) for node in ast.walk(tree))
            imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
            assert all("." not in ast.unparse(node) for node in imports), "notebooks use public names"
