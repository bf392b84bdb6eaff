"""Why this answer: what was searched, what was read, what the check held back, and how far the sentences can be relied on."""

import re
from html import escape
from typing import TYPE_CHECKING, Any

from index.errors import UnknownDocument
from index.records import Document
from interface.contract import AnswerJson, Questions
from interface.held import province_of
from interface.turns import Turn, Why, WhyPassage
from interface.words import Language, has, say
from vietnamese.text import match_form

if TYPE_CHECKING:
    from assistant.trace import Trace, TracePassage

NAMED = 12
"""Documents that are named, at most; the others are counted."""
READ = 8
"""Passages that are listed, at most."""
FIRST_WORDS = 100
"""Characters of a passage that are shown in the list, at most."""
_TOKEN = re.compile(r"^(time|number|percentage|document number|body|province|person|relation) ['\"](.+)['\"]$", re.DOTALL)


def why_of(assistant: Questions, trace: "Trace | None") -> Why | None:
    """What the trace of an answer says, by the names of the documents."""
    if trace is None:
        return None
    store = assistant.index().store
    names = tuple(_name(_held(store, document), document) for document in trace.documents[:NAMED])
    read = tuple(_passage_of(store, p) for p in sorted(trace.passages, key=lambda p: not p.cited)[:READ])
    return Why(names, len(trace.documents), tuple(trace.terms), read, tuple((text, why) for text, why in trace.refused))


def _passage_of(store: Any, passage: "TracePassage") -> WhyPassage:
    document = _held(store, passage.document)
    words = " ".join(document.cut(passage.start, passage.end).split()) if document else ""
    shown = words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
    return WhyPassage(_name(document, passage.document), passage.document, passage.section, passage.start, passage.end, passage.cited, shown)


def _held(store: Any, document: str) -> Document | None:
    try:
        found: Document = store.document(document)
        return found
    except UnknownDocument:
        return None


def _name(found: Document | None, document: str) -> str:
    if found is None:
        return document
    return " · ".join(part for part in (province_of(found), found.number.text if found.number else None) if part) or found.path.rsplit("/", 1)[-1]


def confidence(answer: AnswerJson) -> str:
    """The key of the words that follow from the check: never a number, never more than was checked."""
    told = [s for s in answer["sentences"] if s["basis"] in ("document", "correction")]
    if answer["abstained"] or not answer["sentences"]:
        return "trust.refused"
    if not told:
        return "trust.silent"
    quotes = {c["marker"]: match_form(c["quote"]) for c in answer["citations"]}
    word_for_word = all(any(_bare(s["text"]) in quotes.get(n, "") for n in s["citations"]) for s in told)
    return "trust.verbatim" if word_for_word else "trust.composed"


def _bare(sentence: str) -> str:
    return match_form(sentence).strip(" .;\"“”") or "\0"


def why_html(turn: Turn, identity: str, language: Language) -> str:
    """A fold under the answer; everything taken from documents is escaped."""
    why = turn.why
    if why is None or turn.answer is None:
        return ""
    parts = [_searched(why, language), _terms(why, language), _read(why, identity, language), _refused(why, language)]
    return (f'<details class="why" id="{identity}-why"><summary>{escape(say("why_title", language))}</summary>'
            f'<p class="trust">{escape(say(confidence(turn.answer), language))}</p>{"".join(parts)}</details>')


def _searched(why: Why, language: Language) -> str:
    names = "; ".join(why.documents) + (" …" if why.searched > len(why.documents) else "")
    return f'<h3>{escape(say("why.searched", language, count=why.searched))}</h3><p lang="vi">{escape(names)}</p>'


def _terms(why: Why, language: Language) -> str:
    return f'<h3>{escape(say("why.terms", language))}</h3><p lang="vi">{escape("; ".join(why.terms))}</p>' if why.terms else ""


def _read(why: Why, identity: str, language: Language) -> str:
    if not why.passages:
        return ""
    rows = "".join(_passage(passage, f"p{at}", language) for at, passage in enumerate(why.passages, 1))
    return f'<h3>{escape(say("why.read", language))}</h3><ol class="read">{rows}</ol>'


def _passage(passage: WhyPassage, source: str, language: Language) -> str:
    name = " – ".join(part for part in (passage.name, passage.section) if part)
    cited = f' <span class="note-mark">{escape(say("why.cited", language))}</span>' if passage.cited else ""
    return f'<li><button type="button" class="opens-source" data-source="{source}" lang="vi">{escape(name)}</button>{cited} <span class="first-words" lang="vi">{escape(passage.words)}</span></li>'


def _refused(why: Why, language: Language) -> str:
    if not why.refused:
        return f'<p>{escape(say("why.none_refused", language))}</p>'
    rows = "".join(f"<li>{escape(text)} <em>({escape(cause(words, language))})</em></li>" for text, words in why.refused)
    return f'<h3>{escape(say("why.refused", language))}</h3><ul>{rows}</ul>'


def cause(words: str, language: Language) -> str:
    """The check's own note on a sentence, in the words of the page."""
    token = _TOKEN.match(words)
    if token:
        return say("cause.token", language, kind=say(f"cause.{token[1].replace(' ', '_')}", language), words=token[2])
    key = next((name for start, name in (("dropped negation", "negation"), ("negation", "negation"), ("silence with", "silence")) if words.startswith(start)), "other")
    return say(f"cause.{key}" if has(f"cause.{key}") else "cause.other", language)
