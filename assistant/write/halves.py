"""Two questions in one: "how many models, and how many members are to be admitted?"."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

from assistant.answers import Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.understand import understand
from assistant.write.asking import Asking
from assistant.write.extract import unit_drafts
from assistant.write.facts import asks_period, effect_asked
from assistant.write.reference_ranking import types_apart
from vietnamese.text import bare_form

Answering = Callable[[Asking], Written]
Put = Callable[[], Asking]
SURE = 0.8  # belief in one sentence from which on it is told for its half

_JOINT = re.compile(r"\s*(?:[,;?]\s*(?:và|còn|đồng thời|va|con|and)\s+|\s(?:và|còn|va|and)\s+|[;?]\s+)(?=\S)", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?=\S)")
_ASKING = re.compile(r"(?<!\w)(?:ai|nào|nao|gì|gi|mấy|may|bao nhiêu|bao nhieu|bao lâu|bao lau|khi nào|đâu|dau|sao|which|who|whom|what|when|where|how)(?!\w)", re.IGNORECASE)
_COVERED = 0.5
_KINDS = ("number", "responsibility", "open", "reporting", "citation", "document_fact")


def both_halves(library: Library, question: Question, written: Written, asking: Callable[[Question], Asking], answering: Answering) -> Written:
    """The answer with that of a half added whose words, or whose best sentence, it leaves out; `asking` searches for a half, `answering` writes what was found."""
    halves = _halves(question, at_commas=not written.refusal) if not types_apart(bare_form(question.text)) else []
    if len(halves) != 2 or question.kind not in _KINDS:
        return written
    asked = [_alone(library, question, words) for words in halves]
    if written.refusal:
        answers = [answering(asking(half)) for half in asked]
        drafts = tuple(d for a in answers for d in a.drafts[:2])
        return Written(written.kind, drafts, duties=tuple(d for a in answers for d in a.duties)) if drafts else written
    for place, half in enumerate(asked):
        put = cache(partial(asking, half))  # searched for once, and only if needed
        written = _with(library, written, answering, put, half, first=place == 0)
        written = _believed(library, written, half, put, first=place == 0)
    return written


def _believed(library: Library, written: Written, half: Question, put: Put, *, first: bool) -> Written:
    """The answer with the sentence that is surely the half's own, where it quotes another one."""
    if written.kind in ("document_fact", "reporting") or len(written.drafts) > 2:
        return written
    cited = [e for d in written.drafts for e in d.evidence]
    units = put().units
    if not units or units[0].share < SURE:
        return written
    best = units[0]
    if any(e.document == best.document and e.start < best.end and best.start < e.end for e in cited) or best.document not in {e.document for e in cited}:
        return written
    drafts = tuple(unit_drafts(library, half, Relevance(library, half), [best]))
    return replace(written, drafts=(*drafts, *written.drafts) if first else (*written.drafts, *drafts))


def _with(library: Library, written: Written, answering: Answering, put: Put, half: Question, *, first: bool) -> Written:
    """The answer with this half's own, where its words are not told yet and another place tells them."""
    relevance = Relevance(library, half)
    fact = half.kind == "document_fact" or asks_period(half) or effect_asked(half)
    another = fact != (written.kind == "document_fact")  # a fact of the document itself beside what the document says
    if not another and _covered(library, written, relevance) >= _COVERED:
        return written
    added = answering(put())
    if another and added.kind == written.kind:
        return written
    fresh = tuple(d for d in added.drafts[:1] if d.basis == "document" and all(d.evidence[0] != e for w in written.drafts for e in w.evidence))
    if not fresh or not another and _covered(library, added, relevance) <= _covered(library, written, relevance) + 0.15:
        return written
    drafts = (*fresh, *written.drafts) if first else (*written.drafts, *fresh)
    return replace(written, drafts=drafts, duties=(*written.duties, *added.duties[:1]))


def _covered(library: Library, written: Written, relevance: Relevance) -> float:
    quotes = " ".join(library.document(e.document).cut(e.start, e.end) for d in written.drafts for e in d.evidence)
    return relevance.coverage(quotes)


def _halves(question: Question, *, at_commas: bool) -> list[str]:
    """The two parts, each with its own asking word and at least three words of its own matter."""
    for joint in (*_JOINT.finditer(question.text), *(_COMMA.finditer(question.text) if at_commas else ())):
        parts = [question.text[: joint.start()], question.text[joint.end() :]]
        least = 5 if joint.group().strip() == "," else 3  # a comma parts smaller things too
        if all(_ASKING.search(p) and len(re.findall(r"\w+", _ASKING.sub(" ", p))) >= least for p in parts):
            return parts
    return []


def _alone(library: Library, question: Question, words: str) -> Question:
    """A part as a question of its own, about the documents of the whole."""
    part = understand(words.strip(), library.corpus)
    if part.kind == "citing" and question.documents:
        part = replace(part, kind="citation", asks=part.asks | {"which_document"})
    return replace(part, documents=part.documents or question.documents, provinces=part.provinces or question.provinces, language=question.language, bare=question.bare)
