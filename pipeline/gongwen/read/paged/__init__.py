"""Pages of placed text to one text in reading order: shared by pdf, ofd and recognised scans.

pieces and ruling lines ─ layout ─► lines in reading order, rows of tables ─ flow ─► paragraphs, page numbers aside

`blanks` makes underscores of lines to write on, `lines` joins what stands on one baseline, `columns` and `grid` (pdfplumber's tables)
find the order, `paragraphs` says where a paragraph ends, `furniture` which lines are the page's own, `rows` which rows of tables go
on on the next page. After `flow` it is guaranteed that every character of every piece is in the text, but for copies
printed over themselves.
"""

from gongwen.read.paged.flow import PagedText, flow
from gongwen.read.paged.grid import may_hold_table
from gongwen.read.paged.model import Page, Piece, Rule

__all__ = ["Page", "PagedText", "Piece", "Rule", "flow", "may_hold_table"]
