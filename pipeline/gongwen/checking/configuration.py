"""What a project wants checked: `[check]` of gongwen.toml, or `[tool.gongwen.check]` of pyproject.toml.

    [tool.gongwen.check]
    profile = "work-safety"            # or a file, beside the configuration
    against = ["范本"]                  # folders and files of other plans
    select = ["GW1", "GW3"]
    ignore = ["GW205"]
    codebook = "codebook.toml"

The nearest file upwards from the working folder counts, gongwen.toml before pyproject.toml. What the command line says wins.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from gongwen.checking.profile import names
from gongwen.errors import ConfigurationInvalid


class Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is configured; paths are those of the configuration's folder."""

    profile: str | None = None
    against: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    codebook: str | None = None


_TABLES = {"gongwen.toml": ("check",), "pyproject.toml": ("tool", "gongwen", "check")}


def configured(folder: Path) -> Configuration:
    """What counts in a folder; nothing is configured where no file has the table.

    Raises:
        ConfigurationInvalid: names the file, and what is wrong in it.
    """
    for place in (folder, *folder.parents):
        for name, keys in _TABLES.items():
            path = place / name
            if path.is_file() and (table := _table(path, keys)) is not None:
                return _resolved(table, path)
    return Configuration()


def _table(path: Path, keys: tuple[str, ...]) -> object | None:
    try:
        found: object = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationInvalid(f"{path}: 读不了 / can't be read ({error})") from error
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _resolved(table: object, path: Path) -> Configuration:
    try:
        wanted = msgspec.convert(table, Configuration)
    except msgspec.ValidationError as error:
        raise ConfigurationInvalid(f"{path}: {error}") from error
    here = path.parent
    profile = wanted.profile
    return Configuration(
        profile=profile if profile is None or profile in names() else str(here / profile),
        against=tuple(str(here / each) for each in wanted.against),
        select=wanted.select,
        ignore=wanted.ignore,
        codebook=None if wanted.codebook is None else str(here / wanted.codebook),
    )
