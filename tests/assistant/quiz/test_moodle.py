"""GIFT and Moodle XML, parsed back by readers that share nothing with the writers."""

import pytest

from assistant.quiz.exports import gift, moodle_xml
from assistant.quiz.model import BLANK, ESSAY, FOUR_OPTIONS, MATCHING, SHORT_ANSWER, TRUE_FALSE, Paper
from tests.assistant.quiz.readers import Read, read_gift, read_moodle_xml
from tests.assistant.quiz.small_paper import small_paper

TYPES = {FOUR_OPTIONS: "multichoice", TRUE_FALSE: "truefalse", BLANK: "shortanswer", MATCHING: "matching", SHORT_ANSWER: "essay", ESSAY: "essay"}


def one_line(text: str) -> str:
    return " ".join(text.split())


def check(paper: Paper, found: list[Read]) -> None:
    assert len(found) == len(paper.questions)
    for q, read in zip(paper.questions, found, strict=True):
        assert read.name == read.idnumber == q.id and read.kind == TYPES[q.kind]
        assert one_line(read.text) == one_line(q.prompt)
        assert one_line(q.source.quote).replace("->", "→") in one_line(read.feedback)
        if q.kind == FOUR_OPTIONS:
            assert read.right == [q.key] and set(read.right + read.wrong) == set(q.options) and len(read.wrong) == 3
        elif q.kind == TRUE_FALSE:
            assert read.right == ["true" if q.key == q.options[0] else "false"]
        elif q.kind == BLANK:
            assert read.right[0] == q.key and not read.wrong
        elif q.kind == MATCHING:
            assert read.pairs == q.key


@pytest.mark.parametrize("format", ["gift", "xml"])
def test_a_paper_parses_back_to_the_same_questions(format: str, big_paper: Paper, choice_paper: Paper) -> None:
    for paper in (big_paper, choice_paper, small_paper()):
        found = read_gift(gift.write(paper).data.decode()) if format == "gift" else read_moodle_xml(moodle_xml.write(paper).data)
        check(paper, found)


def test_a_blank_s_date_is_right_with_and_without_zeros() -> None:
    read = next(r for r in read_gift(gift.write(small_paper()).data.decode()) if r.kind == "shortanswer")
    assert read.right == ["07/01/2019", "7/1/2019"]


def test_ordered_options_are_not_shuffled_by_moodle() -> None:
    assert b"<shuffleanswers>false</shuffleanswers>" in moodle_xml.write(small_paper()).data
