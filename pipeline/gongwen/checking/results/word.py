"""The draft's own docx, with a comment for every finding at its very characters; nothing else of it is changed."""

from __future__ import annotations

from gongwen.checking.journey import Report
from gongwen.errors import DamagedFile
from gongwen.messages import Language
from gongwen.office.word import Manuscript

AUTHOR = "gongwen"


def commented(data: bytes, report: Report, lang: Language) -> bytes:
    """The bytes of the docx that the report's document was read from, with comments.

    Raises:
        ReadError: `data` is no docx that can be written into, or not the one that was checked.
        MissingExtra: python-docx is not installed.
    """
    source = report.document.source
    manuscript = Manuscript(data, source.name)
    if manuscript.text != source.text:
        raise DamagedFile(
            source.name, "不是检查过的那个文件 / not the file that was checked", "请重新检查 / check it again"
        )
    for finding in report.findings:
        start, end = (0, 0) if finding.span is None else (finding.span.source_start, finding.span.source_end)
        words = f"{finding.code} {finding.message(lang)}\n{finding.remedy(lang)}"
        manuscript.comment(start, end, words, AUTHOR, "GW")
    return manuscript.save()
