"""html, as a government site publishes it: the text between a menu, a record, and a footer."""

from __future__ import annotations

from html import escape

from rendering import Block

_HEAD = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_政府信息公开</title>
<style>body{{font:16pt/28.8pt "Noto Serif CJK SC",serif}} @page{{size:A4;margin:37mm 26mm 35mm 28mm}}
td{{border:1px solid #000;font-size:12pt;padding:2pt 4pt}} table{{border-collapse:collapse;width:100%}}
h1{{font-size:22pt;text-align:center}} p{{margin:0;text-indent:2em;text-align:justify}}
@media print{{.site{{display:none}}}}</style></head>
<body><div class="site nav"><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/hd">互动交流</a></div>
<div class="TRS_Editor" id="zoom">
"""
_FOOT = """</div><div class="site footer"><p>版权所有：演示网站　网站标识码：0000000000</p></div></body></html>
"""


def html(blocks: list[Block]) -> bytes:
    """The bytes of a page."""
    title = next((block.text for block in blocks if block.text.strip()), "")
    return (_HEAD.format(title=escape(title)) + "\n".join(map(_block, blocks)) + _FOOT).encode()


def _block(block: Block) -> str:
    if block.kind == "table":
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f"<table>{rows}</table>"
    text = escape(block.text).replace("  ", "&nbsp; ")
    return f"<h1>{text}</h1>" if block.kind == "title" else f"<p>{text}</p>"
