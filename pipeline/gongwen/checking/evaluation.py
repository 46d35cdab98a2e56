"""A profile's items, each found in a document, weaker there, contradicted, absent, or not to be told."""

from __future__ import annotations

from gongwen.checking.coded import Coded
from gongwen.checking.nearest import nearest, searched
from gongwen.checking.profile import Item, Profile, asked, check_topics
from gongwen.checking.sign import ORDER, Sign, Status
from gongwen.checking.signs import signs_of
from gongwen.codebook import Codebook, load
from gongwen.document.model import Document, Record, Span


class Outcome(Record, frozen=True):
    """What became of one item.

    `sign` is the evidence: for "present" what was found, for "weaker", "contradicted" and "unevaluated" what was found and
    why it is not enough. For "absent" there is none; then `nearest` is the passage nearest in meaning (None where the
    document has none), and `searched` are the top parts that were searched, as printed.
    """

    item: Item
    status: Status
    sign: Sign | None = None
    nearest: Span | None = None
    searched: tuple[str, ...] = ()


def evaluate(profile: Profile, document: Document, codebook: Codebook | None = None) -> tuple[Outcome, ...]:
    """What became of each item of the profile, in its order, over all plans of the document together.

    Raises:
        ProfileInvalid: the profile names a topic that the codebook does not have.
    """
    return evaluated(profile, Coded(document, codebook or load(), asked(profile)))


def evaluated(profile: Profile, coded: Coded) -> tuple[Outcome, ...]:
    """The same, of a document whose topics are known."""
    check_topics(profile, coded.codebook)
    signs = [_best(item, coded) for item in profile.item]
    absent = [item for item, sign in zip(profile.item, signs, strict=True) if sign is None]
    near = nearest(absent, profile, coded)
    parts = searched(coded.document) if absent else ()
    return tuple(
        Outcome(item=item, status="absent", nearest=near[item.id], searched=parts)
        if sign is None
        else Outcome(item=item, status=sign.status, sign=sign)
        for item, sign in zip(profile.item, signs, strict=True)
    )


def _best(item: Item, coded: Coded) -> Sign | None:
    """The best that any of the item's ways finds; of equal ones the first, so that one that is enough ends the search."""
    best: Sign | None = None
    for way in item.by:
        for sign in signs_of(way, coded):
            if sign.status == "present":
                return sign
            if best is None or ORDER[sign.status] < ORDER[best.status]:
                best = sign
    return best
