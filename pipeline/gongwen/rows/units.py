"""`units.csv`: whose each file is. Made by the office that uploads, beside the files.

    file,unit,level,region,year
    一中/2024工作要点.docx,第一中学,校级,东区,2024

`file` is the path under the folder of uploads, or a bare name where it is the only one of that name. Columns may also be
headed 文件, 单位, 层级, 地区, 年度; only `file` is needed. UTF-8, or what Chinese spreadsheets write (GB 18030).
"""

from __future__ import annotations

import csv
import io
from pathlib import Path, PurePosixPath

import msgspec

from gongwen.errors import UnitsInvalid

NAME = "units.csv"
_COLUMNS = {"文件": "file", "单位": "unit", "层级": "level", "地区": "region", "年度": "year", "年份": "year"}
FIELDS = ("file", "unit", "level", "region", "year")


class Unit(msgspec.Struct, frozen=True):
    """What a line says of a file."""

    unit: str | None = None
    level: str | None = None
    region: str | None = None
    year: int | None = None


class Units:
    """What is known of files, by path, or by name where one file only has it."""

    def __init__(self, known: dict[str, Unit] | None = None) -> None:
        self.known = known or {}
        self._by_name: dict[str, list[str]] = {}
        for path in self.known:
            self._by_name.setdefault(PurePosixPath(path).name, []).append(path)

    def of(self, path: str, name: str = "") -> Unit | None:
        """What is known of a file, None if nothing is."""
        if path in self.known:
            return self.known[path]
        name = name or PurePosixPath(path).name
        if path:
            return self.known.get(name)
        lines = self._by_name.get(name, [])
        return self.known[lines[0]] if len(lines) == 1 else None


def read_units(data: bytes, place: str) -> Units:
    """The lines of a units.csv; `place` is for messages.

    Raises:
        UnitsInvalid: it has no column `file`, a year is no number, or a file stands in two lines that differ.
    """
    rows = csv.DictReader(io.StringIO(_text(data)))
    heads = {head: _COLUMNS.get(head.strip(), head.strip().lower()) for head in rows.fieldnames or () if head}
    if "file" not in heads.values():
        raise UnitsInvalid(f"{place}: 没有 file（文件）一列 / no column file。请加上 / add it: {','.join(FIELDS)}")
    known: dict[str, Unit] = {}
    for row in rows:
        cells = {heads[head]: (cell or "").strip() or None for head, cell in row.items() if head in heads}
        file = PurePosixPath((cells.get("file") or "").replace("\\", "/")).as_posix()
        if file == ".":
            continue
        unit = Unit(cells.get("unit"), cells.get("level"), cells.get("region"), _year(cells.get("year"), place, file))
        if known.setdefault(file, unit) != unit:
            raise UnitsInvalid(
                f"{place}: {file} 有两行且不一致 / stands in two lines that differ。请删去一行 / remove one"
            )
    return Units(known)


def units_in(folder: Path) -> Units:
    """What the units.csv of a folder says; nothing where there is none.

    Raises:
        UnitsInvalid: it can't be used.
    """
    path = folder / NAME
    return read_units(path.read_bytes(), str(path)) if path.is_file() else Units()


def written(units: Units) -> bytes:
    """Units as a units.csv, by file."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(FIELDS)
    for file, unit in sorted(units.known.items()):
        lines.writerow((file, unit.unit, unit.level, unit.region, unit.year))
    return out.getvalue().encode()


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _year(cell: str | None, place: str, file: str) -> int | None:
    if cell is None:
        return None
    digits = cell.removesuffix("年").removesuffix("年度")
    if not (digits.isdecimal() and len(digits) == 4):
        raise UnitsInvalid(
            f"{place}: {file}: 年度不是四位数 / year is no number of four digits: {cell}。请更正 / correct it"
        )
    return int(digits)
