"""Kinds of document that give tasks to somebody; rules, reports and laws do not."""

from __future__ import annotations

from gongwen.document.model import Genre

TASKED: frozenset[Genre] = frozenset(
    {"实施方案", "工作方案", "方案", "工作要点", "工作计划", "行动计划", "规划", "意见", "通知"}
)
