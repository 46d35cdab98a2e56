"""A clause nearly equals that of other plans, but for what looks like a slip."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding, Term, term
from gongwen.checking.slips import slips
from gongwen.checking.subject import Example, Rule, Subject

_NAMED = 3
"""Units named in a finding."""


def _find(subject: Subject) -> Iterator[Finding]:
    if subject.corpus is None:
        return
    for slip in slips(subject.coded.document, subject.corpus):
        who = "、".join(slip.units[:_NAMED]) + ("…" if len(slip.units) > _NAMED else "")
        yield RULE.finding(
            subject.coded.span(slip.start, slip.end),
            found=slip.found,
            likely=slip.likely,
            count=str(len(slip.units)),
            who=who,
        )


def _unable(subject: Subject) -> Term | None:
    return term("check-no-corpus") if subject.corpus is None else None


_OTHERS = (
    "河湾区信访工作办法\n1.对上级部门安排部署的重大事项办理任务组织开展不力的；\n2.对群众反映问题隐瞒不报的。\n",
    "青林镇信访工作办法\n1.对上级部门安排部署的重大事项办理任务组织开展不力的；\n2.对群众反映问题拖延不办的。\n",
)

RULE = Rule(
    code="GW401",
    severity="warning",
    example=Example(
        wrong="清川局信访工作办法\n1.对上级部门安排部暑的重大事项办理任务组织开展不力的；\n2.对群众反映问题推诿的。\n",
        right="清川局信访工作办法\n1.对上级部门安排部署的重大事项办理任务组织开展不力的；\n2.对群众反映问题推诿的。\n",
        against=_OTHERS,
    ),
    find=_find,
    unable=_unable,
)
