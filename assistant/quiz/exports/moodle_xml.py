"""Moodle XML (docs.moodle.org, "Moodle XML format"), with a stable idnumber for each question."""

from xml.etree import ElementTree as Xml

from assistant.quiz.exports.common import accepted, explanation, lost_codes
from assistant.quiz.model import BLANK, FOUR_OPTIONS, MATCHING, TRUE_FALSE, Code, Paper, Question, Written
from assistant.quiz.words import word

_TYPES = {FOUR_OPTIONS: "multichoice", TRUE_FALSE: "truefalse", BLANK: "shortanswer", MATCHING: "matching"}


def write(paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """All kinds; a short answer is an essay with its model answer for the grader."""
    quiz = Xml.Element("quiz")
    category = Xml.SubElement(quiz, "question", type="category")
    _text(category, "category", "$course$/top/" + word("paper", "subject"))
    for question in paper.questions:
        _question(quiz, question)
    Xml.indent(quiz)
    return Written(Xml.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n", tuple(lost_codes(len(codes), "Moodle XML")))


def _question(quiz: Xml.Element, question: Question) -> None:
    node = Xml.SubElement(quiz, "question", type=_TYPES.get(question.kind, "essay"))
    _text(node, "name", question.id)
    _text(node, "questiontext", question.prompt, format="plain_text")
    _text(node, "generalfeedback", explanation(question), format="plain_text")
    Xml.SubElement(node, "defaultgrade").text = "1"
    Xml.SubElement(node, "idnumber").text = question.id
    {FOUR_OPTIONS: _choices, TRUE_FALSE: _statement, BLANK: _blank, MATCHING: _pairs}.get(question.kind, _essay)(node, question)
    tags = Xml.SubElement(node, "tags")
    _text(tags, "tag", question.level)


def _choices(node: Xml.Element, question: Question) -> None:
    Xml.SubElement(node, "single").text = "true"
    Xml.SubElement(node, "shuffleanswers").text = "false" if question.ordered else "true"
    Xml.SubElement(node, "answernumbering").text = "ABCD"
    for option in question.options:
        _answer(node, option, option == question.key, format="plain_text")


def _statement(node: Xml.Element, question: Question) -> None:
    right = question.key == question.options[0]
    _answer(node, "true", right, format="moodle_auto_format")
    _answer(node, "false", not right, format="moodle_auto_format")


def _blank(node: Xml.Element, question: Question) -> None:
    Xml.SubElement(node, "usecase").text = "0"
    for form in accepted(question):
        _answer(node, form, True, format="moodle_auto_format")


def _pairs(node: Xml.Element, question: Question) -> None:
    Xml.SubElement(node, "shuffleanswers").text = "true"
    for left, right in question.key:
        pair = Xml.SubElement(node, "subquestion", format="plain_text")
        Xml.SubElement(pair, "text").text = left
        _text(pair, "answer", right)


def _essay(node: Xml.Element, question: Question) -> None:
    Xml.SubElement(node, "responseformat").text = "editor"
    guide = question.key if isinstance(question.key, str) else "\n".join(str(p) for p in question.key)
    _text(node, "graderinfo", guide, format="plain_text")


def _answer(node: Xml.Element, text: str, right: bool, *, format: str) -> None:
    answer = Xml.SubElement(node, "answer", fraction="100" if right else "0", format=format)
    Xml.SubElement(answer, "text").text = text


def _text(node: Xml.Element, name: str, text: str, **attributes: str) -> None:
    Xml.SubElement(Xml.SubElement(node, name, attributes), "text").text = text
