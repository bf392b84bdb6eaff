"""Several documents asked the same: a line each, and what one of them does not say is said."""

from collections.abc import Callable
from dataclasses import replace

from assistant.answers import Draft, Evidence, Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write.naming import place
from assistant.rank.duty_fit import periods_of, periods_said, wanted_kinds
from assistant.understand import understand
from assistant.write.sides import sides
from index.records import Document

Answering = Callable[[Question], Written]

FAR = 0.55
"""Share of the question's words, against the document that holds most, below which a clause is no answer to it."""


def compared_answer(library: Library, question: Question, documents: tuple[str, ...], kind: str, answering: Answering) -> Written:
    """The answer of each document, as one table."""
    parts = sides(library, question, documents)
    alone = [replace(_side(library, question, parts.get(d)), documents=(d,), kind=kind, everywhere=False, asks=question.asks - {"yes_no"}) for d in documents]
    answers = [answering(one) for one in alone]
    held = [_coverage(library, question, a) for a in answers]
    rows: list[Draft] = []
    for name, written, share in zip(documents, answers, held, strict=True):
        document = library.document(name)
        far = kind == "open" and share < FAR * max(held) or kind == "reporting" and _other_period(library, question, name)
        rows += [_silence(question, document, written, kind)] if far or not _of_kind(question, written) or not written.drafts else _rows(question, document, written)
    return Written("comparison", tuple(rows), duties=tuple(d for a in answers if _of_kind(question, a) for d in a.duties))


def _other_period(library: Library, question: Question, document: str) -> bool:
    """Whether the question asks which documents report at one period ("hằng quý") and no duty of this one has it."""
    said = periods_said(question)
    return "which_plan" in question.asks and len(said) == 1 and not said & {"year"} and not any(said & periods_of(d) for d in library.duties((document,)))


def _side(library: Library, question: Question, words: str | None) -> Question:
    """The question in the words that are said of one document; as it is where all are said of every one."""
    return replace(understand(words, library.corpus), language=question.language, bare=question.bare) if words else question


def _coverage(library: Library, question: Question, written: Written) -> float:
    quotes = " ".join(library.document(e.document).cut(e.start, e.end) for d in written.drafts[:1] for e in d.evidence)
    return Relevance(library, question).coverage(quotes)


def _of_kind(question: Question, written: Written) -> bool:
    """A registration is no report: where only one kind of duty is asked for, another is no answer."""
    wanted = wanted_kinds(question)
    return not written.duties or wanted != {"register"} or written.duties[0].kind in wanted


def _rows(question: Question, document: Document, written: Written) -> list[Draft]:
    name = place(document, question)
    out = []
    for i, draft in enumerate(written.drafts[:2]):
        text = draft.text if i or name in draft.text else wording(_language(question), "frame", "per_document", place=name, text=draft.text)
        out.append(replace(draft, text=text))
    return out


def _silence(question: Question, document: Document, written: Written, kind: str) -> Draft:
    """What this document leaves unsaid: a blank as a blank, else the matter asked about."""
    name, language = place(document, question), _language(question)
    if written.refusal and written.refusal.reason == "blank":
        words = written.refusal.text
    elif kind == "reporting" and "which_plan" in question.asks and written.drafts:
        words = wording(language, "frame", "not_mentioned", document=name, what="this reporting period" if question.english else "kỳ báo cáo này")
    elif kind == "reporting" and not wanted_kinds(question) & {"register", "raise_difficulties"}:
        words = wording(language, "silence", "report", document=name)
    else:
        words = wording(language, "frame", "not_mentioned", document=name, what="this" if question.english else "nội dung này")
    title = document.title
    return Draft(words, (Evidence(document.id, title.start, title.end),) if title else (), "silence")


def _language(question: Question) -> str:
    return "en" if question.english else "vi"
