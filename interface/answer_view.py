"""A conversation as HTML. Questions, answers and passages are data: all of it is escaped here."""

from html import escape

from interface.contract import AnswerJson, NoteJson, SentenceJson
from interface.source_view import source_list
from interface.turns import Turn
from interface.words import Language, say

_TONES = {"silence", "correction"}


def conversation(turns: tuple[Turn, ...], language: Language) -> str:
    """All turns, oldest first."""
    body = "".join(_turn(turn, f"t{at}", language) for at, turn in enumerate(turns, 1))
    return f'<div class="turns" lang="{language}" data-label="{escape(say("conversation", language))}">{body}</div>'


def _turn(turn: Turn, identity: str, language: Language) -> str:
    state = "pending" if turn.pending else "done"
    sources = turn.sources or turn.nearest
    heading = say("sources" if turn.sources else "nearest", language)
    aside = source_list(sources, heading, identity, language) if sources else ""
    scope = f'<span class="scope">{escape(say("in_province", language, province=turn.province))}</span>' if turn.province else ""
    label = f'<span class="hidden-label">{escape(say("asked", language))}: </span>'
    question = f'<h2 class="question">{label}{escape(turn.question)}{scope}</h2>' if turn.question else ""
    return (
        f'<article class="turn {state}{"" if aside else " alone"}" id="{identity}" data-state="{state}">'
        f'<div class="exchange">{question}{_reply(turn, identity, language)}</div>{aside}</article>'
    )


def _reply(turn: Turn, identity: str, language: Language) -> str:
    if turn.problem is not None:
        message = say(turn.problem.key, language, **turn.problem.values)
        return f'<div class="reply problem" role="alert"><h3>{escape(say("failed", language))}</h3><p>{escape(message)}</p></div>'
    if turn.answer is None:
        return f'<div class="reply waiting" role="status">{escape(say("searching", language))}</div>'
    answer = turn.answer
    known = {source.marker for source in turn.sources}
    parts = [_sentence(sentence, identity, known, language) for sentence in answer["sentences"]]
    parts += [f'<p class="warning">{escape(warning)}</p>' for warning in answer["warnings"]]
    parts.append(_notes(answer["notes"], language))
    if not answer["abstained"]:
        return f'<div class="reply">{"".join(parts)}</div>'
    return f'<div class="reply refused"><h3>{escape(say("refused", language))}</h3>{_reason(answer)}{"".join(parts)}</div>'


def _reason(answer: AnswerJson) -> str:
    # A reason without spaces is a name for programs; its words stand in the sentences.
    reason = answer["reason"] or ""
    said = " ".join(sentence["text"] for sentence in answer["sentences"])
    return f'<p class="reason">{escape(reason)}</p>' if " " in reason and reason not in said else ""


def _sentence(sentence: SentenceJson, turn: str, known: set[int | None], language: Language) -> str:
    tone = sentence["basis"] if sentence["basis"] in _TONES else "document"
    label = f'<span class="tone">{escape(say(tone, language))}</span> ' if tone in _TONES else ""
    marks = "".join(_mark(number, turn, language) for number in sentence["citations"] if number in known)
    return f'<p class="sentence {tone}">{label}{escape(sentence["text"])}{marks}</p>'


def _mark(number: int, turn: str, language: Language) -> str:
    label = escape(say("mark_label", language, number=number))
    return f'<a class="cite" href="#{turn}-s{int(number)}" aria-label="{label}" title="{label}">[{int(number)}]</a>'


def _notes(notes: list[NoteJson], language: Language) -> str:
    if not notes:
        return ""
    items = "".join(f'<li>{escape(note["text"])} <span class="note-mark">{escape(note["mark"] or "")}</span></li>' for note in notes)
    return f'<div class="notes"><h4>{escape(say("notes", language))}</h4><ul>{items}</ul></div>'
