"""What the codebook does not know: offered for naming."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from gongwen.codebook import Codebook
from gongwen.comparison.likeness import alike
from gongwen.comparison.matrices.sorting import F, Found, gather
from gongwen.comparison.results import Unknown
from gongwen.comparison.statements import Column


def unknown(columns: Sequence[Column], codebook: Codebook) -> tuple[Unknown, ...]:
    """Activities, scopes and conduct that no topic knows, those that have a word in common together."""
    quotas = gather(columns, lambda plan: plan.quotas, codebook.of_quota)
    roles = gather(columns, lambda plan: [role for role in plan.roles if role.scope], codebook.of_role)
    triggers = gather(columns, lambda plan: plan.accountability.triggers, codebook.of_trigger)
    return (
        *_named("quota", quotas, lambda quota: quota.activity),
        *_named("role", roles, lambda role: role.scope or ""),
        *_named("trigger", triggers, lambda trigger: trigger.condition),
    )


def _named(
    kind: Literal["quota", "role", "trigger"], found: Sequence[Found[F]], words: Callable[[F], str]
) -> tuple[Unknown, ...]:
    rest = [item for item in found if not item.topics]
    return tuple(
        Unknown(
            kind=kind,
            name=likes.name,
            words=(likes.name,) if likes.shared else (),
            places=tuple(rest[k].place for k in likes.members),
        )
        for likes in alike([words(item.fact) for item in rest])
    )
