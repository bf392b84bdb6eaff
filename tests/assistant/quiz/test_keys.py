"""Every key found again from the canonical text alone, without the code that made the questions."""

import re
import unicodedata

from assistant.quiz.kinds.common import Material
from assistant.quiz.model import BLANK, ESSAY, FOUR_OPTIONS, MATCHING, TRUE_FALSE, Paper, Question, Request
from assistant.quiz.paper import build_paper

NUMBER = re.compile(r"\d+(?:/\d{4})?\s?[-/]\s?[A-ZĐa-zđ]+(?:\s?[-/]\s?[A-ZĐa-z]+\d*)?")
DAY = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}")


def folded(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold().replace("“", '"').replace("”", '"').replace("–", "-")
    return re.sub(r"\s+", " ", text).strip()


def date_after(number: str, quote: str) -> str | None:
    """The first day printed after a number, before any other number."""
    found = re.search(re.escape(number).replace(r"\-", r"\s?-\s?").replace("/", r"\s?/\s?"), quote)
    rest = quote[found.end() :] if found else ""
    day = DAY.search(rest)
    return re.sub(r"\s+", " ", day.group()) if day else None


def asked_number(question: Question) -> str:
    found = re.search(r"số (\S+)", question.stem.replace(question.label, ""))
    assert found, question.stem
    return found.group(1).rstrip(",.;?")


def test_each_key_stands_in_the_canonical_text_at_its_citation(material: Material, big_paper: Paper, choice_paper: Paper) -> None:
    for q in (*big_paper.questions, *choice_paper.questions):
        quote = folded(material.document(q.source.document).text[q.source.start : q.source.end])
        if q.kind in (FOUR_OPTIONS, BLANK):
            assert folded(str(q.key)) in quote, (q.stem, q.key)
        elif q.kind == MATCHING:
            assert all(folded(right) in quote for _, right in q.key), q.stem
        elif q.kind == TRUE_FALSE:
            assert folded(q.answer) in quote, q.stem


def test_each_date_asked_is_the_one_printed_after_the_number(material: Material, choice_paper: Paper) -> None:
    dated = [q for q in choice_paper.questions if "được ban hành ngày nào" in q.stem]
    assert len(dated) >= 40
    for q in dated:
        assert date_after(asked_number(q), q.source.quote) == q.key, (q.stem, q.source.quote)


def test_a_dated_statement_is_true_exactly_when_the_text_prints_that_day(material: Material) -> None:
    paper = build_paper(material, Request(kinds=(TRUE_FALSE,), topics=("references",), count=150, seed=11))
    checked = []
    for q in paper.questions:
        said = re.search(r"được ban hành ngày (.+)\.$", q.stem)
        if said:
            checked.append((date_after(asked_number(q), q.source.quote) == said.group(1)) == (q.key == "Đúng"))
    assert len(checked) >= 30 and all(checked)


def test_each_matching_pair_is_printed_together(big_paper: Paper) -> None:
    pairs = [(left, right, q) for q in big_paper.questions if q.kind == MATCHING and "ngày ban hành" in q.stem for left, right in q.key]
    assert len(pairs) >= 20
    for left, right, q in pairs:
        number = left.split("số ")[1].split(" ")[0]
        after = [q.source.quote[m.end() : m.end() + 200] for m in re.finditer(re.escape(number).replace(r"\-", r"\s?-\s?"), q.source.quote)]
        assert any(DAY.search(rest) and re.sub(r"\s+", " ", DAY.search(rest).group()) == right for rest in after), (left, right)  # type: ignore[union-attr]


def test_a_distractor_in_the_quote_is_only_a_confusion_meant(choice_paper: Paper) -> None:
    for q in choice_paper.questions:
        quote = folded(q.source.quote)
        for option in q.options:
            assert option == q.key or folded(option) not in quote or option in q.allowed, (q.stem, option)


def test_a_false_statement_differs_from_the_text(big_paper: Paper) -> None:
    for q in big_paper.questions:
        if q.kind == TRUE_FALSE:
            said = folded(q.stem.replace(q.label, ""))
            # A deputy or a chairman is another than the one named in the text.
            plain = re.search(rf"(?<!phó )(?<!chủ tịch ){re.escape(folded(q.answer))}", said)
            assert (plain is not None) == (q.key == "Đúng"), (q.stem, q.answer)


def test_marks_of_an_essay_add_up_to_ten_and_every_point_quotes_the_text(big_paper: Paper) -> None:
    essays = [q for q in big_paper.questions if q.kind == ESSAY]
    assert essays
    for q in essays:
        marks = [int(re.search(r": (\d+) điểm$", p).group(1)) for p in q.key]  # type: ignore[union-attr]
        assert sum(marks) == 10, q.key
        for point in q.key[:-1]:
            words = re.search(r"“([^”]{20,}?)(?: …)?”", point)
            assert words is None or folded(words.group(1).split("“")[0])[:40] in folded(q.source.quote), point
