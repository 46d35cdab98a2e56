"""gongwen inside spaCy."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy", reason="needs the extra: pip install 'gongwen[spacy]'")

TEXT = (
    "学习制度\n1、党委书记是第一责任人。\n2、每季度至少集中学习两次，3月底前完成。\n3、对不参加学习的，给予通报批评。\n"
)


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_facts_become_spans(segmenter: str) -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    nlp.add_pipe("gongwen")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [(span.label_, span.text) for span in doc.spans["roles"]] == [("第一责任人", "党委书记是第一责任人")]
    assert [span.label_ for span in doc.spans["quotas"]] == ["P3M"]
    assert "3月底前" in doc.spans["deadlines"][0].text
    assert "通报批评" in doc.spans["sanctions"][0].text
    assert doc._.gongwen.plans[0].title == "学习制度"


def test_spans_are_of_the_source_text() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("gongwen")
    doc = nlp("意識形態(tài)工作制度\n1、黨委書記是第一責任人(rén)。\n")
    assert [span.text for span in doc.spans["roles"]] == ["黨委書記是第一責任人"]


def test_an_empty_text_is_no_fault() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("gongwen")
    assert list(nlp("").spans["roles"]) == []
