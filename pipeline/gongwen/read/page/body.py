"""Which elements of a page are the document.

Content systems name the container of the text (TRS_Editor, UCAP-CONTENT, pages_content, v_news_content, …: `page.toml`
lists such names, none of one site only). Elements so named that hold a good part of the page's prose are the document.
Prose is text with sentence punctuation that is no link; menus, lists of articles and the foot of a page (版权所有, 备案号)
have none or count for nothing.

What belongs to the document but often stands outside its container comes with it: the heading that the page itself
declares as its title, and the table of metadata (索引号, 发文机关, 成文日期, …), recognised by its labels.

Where no container is named, one goes down from the root to where most of the prose is, and leaves behind on the way
only what is recognisably the site's: mostly links, the site's foot, or named as such (nav, footer, sidebar, …). Whatever
else stands beside the text stays: losing a line of the document is worse than keeping one of the site.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.read.page.lines import ATTACHED, BLOCKS, is_data
from gongwen.read.page.tree import Element, Tree
from gongwen.text.lexicon import any_of, words

_ENOUGH = 0.4
"""Share of the page's prose that the elements with a container's name must hold to be believed."""
_SOME = 0.1
"""Share that an element must hold to be one of several containers; with more, nothing is taken for the site's."""
_MOST = 0.5
"""Share that the way down follows."""
_LINKED = 0.5
"""Share of links in a part that makes it the site's."""
_OWN_TEXT = 10
"""Characters directly inside an element from which on it is no mere frame of others."""
_SITE_TAGS = frozenset({"aside", "footer", "nav"})
_HOLDERS = frozenset(
    [
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "fieldset",
        "font",
        "form",
        "html",
        "li",
        "main",
        "section",
        "span",
        "table",
        "tbody",
        "td",
        "tr",
    ]
)
_MARKS = re.compile("[，。；、：！？]")
_PLAIN = 0.1
"""What a character is worth in text without punctuation."""
_SHORT_TITLE = 5
_LONG_TITLE = 120
_BEGINNING = 300
_LONG_NAME = 300
_LABELS_NEEDED = 3
_MOST_LABELS = 40
_LONG_METADATA = 1500
_HEADINGS = frozenset({"h1", "h2", "h3"})


def parts(page: Tree) -> list[Element]:
    """The elements that are the document, in their order on the page."""
    nodes = list(page.root.iter())
    prose = _Prose(nodes, _weights(nodes))
    containers = prose.named()
    if not containers:
        return prose.down(page.root)
    first = containers[0]
    inside = {node for container in containers for node in container.iter()}
    above = {node for container in containers for node in container.iterancestors()}
    outside = [node for node in nodes if node not in inside and node not in above]
    found = set(containers)
    metadata = _metadata(outside, above)
    if metadata is not None:
        found.add(metadata)
    title = _heading(page.title, first, outside)
    if title is not None and (metadata is None or metadata not in {title, *title.iterancestors()}):
        found.add(title)
    return [node for node in nodes if node in found]


class _Prose:
    """How much prose the elements of a page hold."""

    def __init__(self, nodes: list[Element], weights: dict[Element, float]) -> None:
        self._nodes = nodes
        self._weights = weights
        self._total = weights[nodes[0]]

    def named(self) -> list[Element]:
        """The outermost elements named as containers, if they hold a good part of the prose."""
        found: list[Element] = []
        inside: set[Element] = set()
        for node in self._nodes:
            if node.getparent() in inside:
                inside.add(node)
            elif self._weights[node] > _SOME * self._total and _is_named(node):
                inside.add(node)
                found.append(node)
        return found if sum(self._weights[node] for node in found) >= _ENOUGH * self._total else []

    def down(self, here: Element) -> list[Element]:
        """The parts of `here` that are the document, and so on inside the one that holds most of them."""
        before: list[Element] = []
        after: list[Element] = []
        while True:
            if len("".join([here.text or "", *(child.tail or "" for child in here)]).strip()) >= _OWN_TEXT:
                return [*before, here, *reversed(after)]
            kept = [child for child in here if not self._is_site(child)]
            main = max(kept, key=lambda child: self._weights[child], default=None)
            if main is None or not self._is_holder(main):
                return [*before, *(kept if len(kept) < len(here) else [here]), *reversed(after)]
            at = kept.index(main)
            before += kept[:at]
            after += reversed(kept[at + 1 :])
            here = main

    def _is_holder(self, node: Element) -> bool:
        """Whether the document may be a part of `node` only."""
        if (
            node.tag not in _HOLDERS
            or self._weights[node] < _MOST * self._total
            or (node.tag == "table" and is_data(node))
        ):
            return False
        return any(child.tag in BLOCKS or child.tag == "br" for child in node.iterdescendants())

    def _is_site(self, node: Element) -> bool:
        """Whether `node` is recognisably the site's and not the document's."""
        if self._weights[node] > _SOME * self._total:
            return False
        if node.tag in _SITE_TAGS or _is_named_as_site(node):
            return True
        texts = list(node.itertext())
        if not any(text.strip() for text in texts) or any(_foot().search(text) for text in texts):
            return True
        size = sum(len("".join(text.split())) for text in texts)
        linked = sum(len("".join(text.split())) for link in node.iter("a") for text in link.itertext())
        return linked > _LINKED * size and not ATTACHED.search("".join(texts))


def _weights(nodes: list[Element]) -> dict[Element, float]:
    """How much prose every element holds."""
    linked: dict[Element, bool] = {}
    weights = dict.fromkeys(nodes, 0.0)
    for node in nodes:
        parent = node.getparent()
        around = linked.get(parent, False) if parent is not None else False
        linked[node] = around or node.tag == "a"
        if node.text and not linked[node]:
            weights[node] += _prose(node.text)
        if node.tail and not around and parent in weights:
            weights[parent] += _prose(node.tail)
    for node in reversed(nodes):
        parent = node.getparent()
        if parent in weights:
            weights[parent] += weights[node]
    return weights


def _prose(text: str) -> float:
    size = len("".join(text.split()))
    if not size or _foot().search(text):
        return 0.0
    return float(size) if _MARKS.search(text) else size * _PLAIN


def _is_named(node: Element) -> bool:
    """Whether the element's id or class holds the name of a container (newsContent_2, TRS_Editor)."""
    return any(_containers().search(re.sub("[^a-z0-9]", "", token.lower())) for token in _tokens(node))


def _is_named_as_site(node: Element) -> bool:
    """Whether a part of the element's id or class (top-nav, mainNav) is the name of something of the site."""
    return any(part.lower() in _site() for token in _tokens(node) for part in re.findall("[A-Z]?[a-z]+|[A-Z]+", token))


def _tokens(node: Element) -> list[str]:
    return f"{node.get('id', '')[:_LONG_NAME]} {node.get('class', '')[:_LONG_NAME]}".split()


def _metadata(outside: list[Element], above: set[Element]) -> Element | None:
    """The smallest element outside the container that holds a page's metadata, if it has some."""
    labels = [node for node in outside if node.text and _label().fullmatch("".join(node.text[:200].split()))][
        :_MOST_LABELS
    ]
    if len(labels) < _LABELS_NEEDED:
        return None
    common = [labels[0], *labels[0].iterancestors()]
    for node in labels[1:]:
        chain = {node, *node.iterancestors()}
        common = [candidate for candidate in common if candidate in chain]
    home = next((node for node in common if node not in above), None)
    if home is None:
        # The labels stand on both sides of the text: take the part with the first of them.
        home = next((node for node in reversed([labels[0], *labels[0].iterancestors()]) if node not in above), None)
    if home is None or sum(len(text) for text in home.itertext()) > _LONG_METADATA * 4:
        return None
    return home


def _heading(declared: str, container: Element, outside: list[Element]) -> Element | None:
    """The heading before the container that the page declares as its title, unless the text begins with it."""
    begins = "".join("".join(container.itertext()).split())[:_BEGINNING]
    best: tuple[int, Element] | None = None
    for node in _small(container, outside):
        text = "".join("".join(node.itertext()).split())
        if not _SHORT_TITLE <= len(text) <= _LONG_TITLE or text in begins:
            continue
        # A page's title often ends in the site's name, which stands on the page by itself too.
        named = (
            declared.startswith(text)
            or (text in declared and 2 * len(text) >= len(declared))
            or (declared != "" and declared in text)
        )
        rank = len(text) if named else 0
        if (named or node.tag in _HEADINGS) and (best is None or rank >= best[0]):
            best = rank, node
    return best and best[1]


def _small(container: Element, outside: list[Element]) -> list[Element]:
    """What could be a heading: before the container, with little text, and neither blocks nor links in or around it."""
    position = {node: k for k, node in enumerate(outside)}
    sizes = [len(node.text or "") for node in outside]
    wide: set[Element] = set()
    for k in range(len(outside) - 1, -1, -1):
        node, parent = outside[k], outside[k].getparent()
        if parent not in position:
            continue
        sizes[position[parent]] += sizes[k] + len(node.tail or "")
        if node in wide or node.tag in BLOCKS or node.tag == "a" or sizes[k] > _LONG_TITLE * 4:
            wide.add(parent)
    after = set(container.itersiblings()) | {node for up in container.iterancestors() for node in up.itersiblings()}
    found: list[Element] = []
    linked: set[Element] = set()
    for node in outside:
        if node in after:
            break
        if node.tag == "a" or node.getparent() in linked:
            linked.add(node)
        elif node not in wide:
            found.append(node)
    return found


@cache
def _containers() -> re.Pattern[str]:
    return re.compile(any_of(words("gongwen.read.page", "page", "containers")))


@cache
def _site() -> frozenset[str]:
    return frozenset(words("gongwen.read.page", "page", "site"))


@cache
def _foot() -> re.Pattern[str]:
    return re.compile(any_of(words("gongwen.read.page", "page", "foot")))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(any_of(words("gongwen.read.page", "page", "metadata")) + "[:：]?.{0,60}")
