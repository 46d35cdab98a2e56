"""Codes that people gave, placed in the documents, and how far coders agree with each other and with the machine.

a spreadsheet → `read_codes` → codes with their places → `agree` → units, pairs, what they disagree on
"""

from gongwen.agreement.agreeing import Agreement, agree
from gongwen.agreement.codes import read_codes

__all__ = ["Agreement", "agree", "read_codes"]
