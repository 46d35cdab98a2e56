"""A document in the terminal."""
from gongwen.document.model import Document
from gongwen.messages import Language
def render(doc: Document, lang: Language) -> None: ...
