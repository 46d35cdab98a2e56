"""The whole comparison; read this first: documents → units → statements → groups; facts → matrices; groups → reuse."""

from __future__ import annotations

from collections.abc import Iterable

from gongwen import __version__
from gongwen.codebook import Codebook, load
from gongwen.comparison.clauses import all_but_one, alone, clause_groups, grouped
from gongwen.comparison.matrices.conduct import conduct_rows, ladders
from gongwen.comparison.matrices.quotas import quota_rows
from gongwen.comparison.matrices.roles import role_rows
from gongwen.comparison.results import Comparison, TopicName
from gongwen.comparison.reuse import reuse, stock
from gongwen.comparison.statements import columns, statements
from gongwen.comparison.unknown import unknown
from gongwen.document.model import Document


def compare(corpus: Iterable[Document], codebook: Codebook | None = None) -> Comparison:
    """Plans across units: the same duty with other numbers, the same clause in other words, who shares text with whom.

    `corpus`: documents, or what `gongwen.load` gives; their order does not matter. `codebook`: the built-in one where none is
    given. Units are named by issuer, else title, else file name, and never merged by guess; a document given twice is two units.

    Raises:
        MissingExtra: the extra `compare` is not installed.
    """
    book = codebook or load()
    units = columns(corpus)
    found = statements(units)
    members = grouped(found)
    groups = clause_groups(members, units, book)
    return Comparison(
        generator=f"gongwen {__version__}",
        codebook=book.name,
        codebook_version=book.version,
        units=tuple(column.unit for column in units),
        topics=tuple(TopicName(id=t.id, zh=t.zh, en=t.en, under=t.under) for t in book.all),
        quotas=quota_rows(units, book),
        roles=role_rows(units, book),
        conduct=conduct_rows(units, book),
        ladders=ladders(units),
        groups=groups,
        alone=alone(found, members, units),
        all_but_one=all_but_one(groups, units),
        reuse=reuse(groups, members, found, units),
        stock=stock(groups, found, members, units),
        unknown=unknown(units, book),
    )
