"""A complete plan, and its variants: each required item left out, weakened, left blank or contradicted in turn."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "cases" / "plans"
PROFILES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
NUMERALS = "一二三四五六七八九十"
CODES = {"absent": "GW101", "weaker": "GW102", "contradicted": "GW103", "unevaluated": "GW104"}
HALF = str.maketrans("，；：（）", ",;:()")
FORMS = ("as printed", "half-width")


@dataclass(frozen=True)
class Variant:
    """A plan with one thing wrong: `expected` are the pairs of code and item ("" where the rule has none)."""

    name: str
    text: str
    expected: frozenset[tuple[str, str]]
    item: str = ""
    form: str = FORMS[0]


@dataclass
class Plan:
    profile: str
    title: str
    opening: str
    closing: str
    passage: list[dict] = field(default_factory=list)

    @classmethod
    def of(cls, profile: str) -> Plan:
        return cls(profile, **tomllib.loads((FOLDER / f"{profile}.toml").read_text("utf-8")))

    def text(self, passages: list[dict] | None = None) -> str:
        """The plan with its numbers."""
        lines = [self.title, self.opening]
        counts = [0, 0]
        for passage in self.passage if passages is None else passages:
            level = passage.get("level", 0)
            if level == 0:
                lines.append(passage["text"])
                continue
            counts[level - 1] += 1
            counts[level:] = [0] * (2 - level)
            label = f"{NUMERALS[counts[0] - 1]}、" if level == 1 else f"（{NUMERALS[counts[1] - 1]}）"
            lines.append(label + passage["text"])
        return "\n".join([*lines, self.closing]) + "\n"

    def variants(self) -> Iterator[Variant]:
        """Every variant, in each form of punctuation."""
        for form in FORMS:
            for one in self._variants():
                text = one.text if form == FORMS[0] else one.text.translate(HALF)
                yield Variant(f"{self.profile}: {one.name}", text, one.expected, one.item, form)

    def _variants(self) -> Iterator[Variant]:
        groups: set[str] = set()
        for k, passage in enumerate(self.passage):
            items = passage.get("items", [])
            if not items:
                continue
            item = items[0]
            if "group" in passage:
                if passage["group"] not in groups:
                    groups.add(passage["group"])
                    yield from self._of_group(passage["group"], item)
                continue
            if passage.get("rename"):
                for words in passage["rename"]:
                    yield self._variant(k, words, item, "absent", f"{item} called {words}")
            else:
                yield self._without(k, passage, item)
            for kind, status in (("weak", "weaker"), ("blank", "unevaluated"), ("contrary", "contradicted")):
                for words in passage.get(kind, []):
                    yield self._variant(k, words, item, status, f"{kind} {item}: {words}")

    def _without(self, k: int, passage: dict, item: str) -> Variant:
        going = set(passage.get("with", []))
        rest = [
            p
            for n, p in enumerate(self.passage)
            if n != k and not (passage.get("part") and p.get("part")) and not going & set(p.get("items", []))
        ]
        gone = {item, *going, *passage.get("also", [])}
        return Variant(f"without {item}", self.text(rest), frozenset((CODES["absent"], each) for each in gone), item)

    def _variant(self, k: int, words: str, item: str, status: str, name: str) -> Variant:
        changed = [{**p, "text": words} if n == k else p for n, p in enumerate(self.passage)]
        expected = {(CODES[status], item)}
        if status == "unevaluated":
            expected.add(("GW301", ""))
        return Variant(name, self.text(changed), frozenset(expected), item)

    def _of_group(self, group: str, item: str) -> Iterator[Variant]:
        """Passages that make up an item together: one of them left out is less, all of them are nothing."""
        members = [n for n, p in enumerate(self.passage) if p.get("group") == group]
        for gone in members:
            rest = [p for n, p in enumerate(self.passage) if n != gone]
            yield Variant(f"one less of {item}", self.text(rest), frozenset({(CODES["weaker"], item)}), item)
