"""Nouns that end in 者 (志愿者, 患者), told from 者 that closes a condition (旷工三次以上者)."""

from __future__ import annotations

_NOUNS = (
    *("志愿者", "患者", "读者", "记者", "作者", "学者", "长者", "劳动者", "消费者", "经营者", "管理者", "生产者", "创业者", "求职者"),
    *("失业者", "爱好者", "工作者", "从业者", "投资者", "献血者", "捐献者", "传承者", "建设者", "初学者", "所有者"),
)  # fmt: skip


def closes(words: str) -> bool:
    """Do the words end in a 者 that means whoever did what they say?"""
    return words.endswith("者") and (words.startswith("的") or not words.endswith(_NOUNS))
