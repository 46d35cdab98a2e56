"""Reports as people and programs read them.

text      the source line and a caret under the words, for the terminal
records   JSON
sarif     SARIF 2.1.0, for code review
html      the draft with its findings marked, one file
word      the draft's own docx with comments at the very characters
"""

from __future__ import annotations

from gongwen.checking.journey import Report
from gongwen.document.model import Record


class Checked(Record, frozen=True):
    """A draft as its user named it (a path, with / on every system), and its report."""

    name: str
    report: Report


__all__ = ["Checked"]
