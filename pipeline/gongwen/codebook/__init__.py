"""Codebooks: which activities, scopes, conduct and clauses are about the same thing, so that plans can be compared.

>>> from gongwen.codebook import load
>>> [topic.zh for topic in load().topics("quota", "专题研究安全生产工作")][:2]
['专题研究', '安全生产']

A codebook is a TOML file that an analyst reads, extends and versions; `built-in.toml` beside this file is ours, and says how
one is written. What no topic knows has none: it is grouped by likeness (`unknown`) and offered for naming, never guessed.
"""

from gongwen.codebook.coding import Codebook
from gongwen.codebook.loading import load
from gongwen.codebook.topic import Kind, Topic

__all__ = ["Codebook", "Kind", "Topic", "load"]
