"""A conversation as HTML. Questions, answers and passages are data: all of it is escaped here."""

from html import escape

from interface.answer_tools import tools_html
from interface.chat_why import confidence, why_html
from interface.contract import AnswerJson, NoteJson, SentenceJson
from interface.source_view import source_list
from interface.turns import Turn
from interface.words import Language, mark_words, say

_TONES = {"silence", "correction"}
LONGEST_TAIL = 24
"""Characters of a last word that is kept on one line with its mark."""


def conversation(turns: tuple[Turn, ...], language: Language) -> str:
    """All turns, oldest first."""
    body = "".join(turn_html(turn, f"t{at}", language) for at, turn in enumerate(turns, 1))
    return f'<div class="turns" lang="{language}" data-label="{escape(say("conversation", language))}">{body}</div>'


def live_html(turn: Turn, at: int, language: Language) -> str:
    """The turn that is being answered, number `at` of its conversation."""
    return f'<div class="turns" lang="{language}">{turn_html(turn, f"t{at}", language)}</div>'


def turn_html(turn: Turn, identity: str, language: Language) -> str:
    """One question with what came of it."""
    state = "pending" if turn.pending or turn.shown is not None else "done"
    sources = turn.sources or turn.nearest
    heading = say("sources" if turn.sources else "nearest", language)
    aside = source_list(sources, heading, identity, language) if sources else ""
    scope = f'<span class="scope">{escape(say("in_province", language, province=turn.province))}</span>' if turn.province else ""
    label = f'<span class="hidden-label">{escape(say("asked", language))}: </span>'
    question = f'<h2 class="question">{label}{escape(turn.question)}{scope}</h2>' if turn.question else ""
    return (
        f'<article class="turn {state}{"" if aside else " alone"}" id="{identity}" data-state="{state}" data-turn="{identity}">'
        f'<div class="exchange">{question}{_understood(turn, language)}{_reply(turn, identity, language)}</div>{aside}</article>'
    )


def _understood(turn: Turn, language: Language) -> str:
    """How a short question was read, and the way to have it read as typed."""
    if not turn.understood_as or turn.problem is not None:
        return ""
    button = f'<button type="button" class="asks" data-question="{escape(turn.question)}" data-alone="1">{escape(say("ask_as_typed", language))}</button>'
    return f'<p class="understood">{escape(say("understood_as", language))} <strong>{escape(turn.understood_as)}</strong> {button}</p>'


def _reply(turn: Turn, identity: str, language: Language) -> str:
    if turn.problem is not None:
        message = say(turn.problem.key, language, **turn.problem.values)
        return f'<div class="reply problem" role="alert"><h3>{escape(say("failed", language))}</h3><p>{escape(message)}</p></div>'
    if turn.stopped:
        return f'<div class="reply stopped"><p>{escape(say("stopped", language))}</p>{_again(turn, language)}</div>'
    if turn.answer is None:
        return f'<div class="reply waiting">{_steps(turn, language)}</div>'
    if turn.shown is not None:
        return f'<div class="reply writing">{_sentences(turn, turn.answer["sentences"][: turn.shown], language)}</div>'
    return _whole(turn, turn.answer, identity, language)


def _whole(turn: Turn, answer: AnswerJson, identity: str, language: Language) -> str:
    parts = [_sentences(turn, answer["sentences"], language)]
    parts += [f'<p class="warning">{escape(warning)}</p>' for warning in answer["warnings"]]
    parts.append(_notes(answer["notes"], _spoken(turn), language))
    if answer["abstained"]:
        body = f'<div class="reply refused"><h3>{escape(say("refused", language))}</h3>{_reason(answer)}{"".join(parts)}{_suggestions(turn, language)}</div>'
        trust = ""
    else:
        body = f'<div class="reply">{"".join(parts)}</div>'
        trust = f'<p class="trust">{escape(say(confidence(answer), language))}</p>'
    return body + trust + tools_html(turn, answer, identity, language) + why_html(turn, identity, language)


def _steps(turn: Turn, language: Language) -> str:
    """What has been done and what is being done now."""
    if not turn.steps:
        return escape(say("searching", language))
    last = len(turn.steps) - 1
    rows = "".join(f'<li class="{"now" if at == last else "over"}">{escape(say(f"step.{step}", language))}</li>' for at, step in enumerate(turn.steps))
    return f'<ol class="steps">{rows}</ol>'


def _again(turn: Turn, language: Language) -> str:
    return f'<button type="button" class="asks" data-question="{escape(turn.question)}">{escape(say("ask_again", language))}</button>'


def _suggestions(turn: Turn, language: Language) -> str:
    if not turn.suggestions:
        return ""
    rows = "".join(f'<li><button type="button" class="asks" lang="{_spoken(turn)}" data-question="{escape(words)}">{escape(words)}</button></li>' for words in turn.suggestions)
    return f'<div class="suggestions"><h4>{escape(say("suggestions", language))}</h4><ul>{rows}</ul></div>'


def _spoken(turn: Turn) -> str:
    """The language of the answer, which is that of the question and not always that of the page."""
    return "en" if turn.answer is not None and turn.answer.get("language") == "en" else "vi"


def _reason(answer: AnswerJson) -> str:
    # A reason without spaces is a name for programs; its words stand in the sentences.
    reason = answer["reason"] or ""
    said = " ".join(sentence["text"] for sentence in answer["sentences"])
    return f'<p class="reason">{escape(reason)}</p>' if " " in reason and reason not in said else ""


def _sentences(turn: Turn, sentences: list[SentenceJson], language: Language) -> str:
    known = {source.marker for source in turn.sources}
    return "".join(_sentence(sentence, known, _spoken(turn), language) for sentence in sentences)


def _sentence(sentence: SentenceJson, known: set[int | None], spoken: str, language: Language) -> str:
    tone = sentence["basis"] if sentence["basis"] in _TONES else "document"
    label = f'<span class="tone" lang="{language}">{escape(say(tone, language))}</span> ' if tone in _TONES else ""
    marks = [_mark(number, language) for number in sentence["citations"] if number in known]
    return f'<p class="sentence {tone}" lang="{spoken}">{label}{_marked(sentence["text"], marks)}</p>'


def _marked(text: str, marks: list[str]) -> str:
    """The words with their marks behind; the first mark never stands alone at the head of a line."""
    last = text[len(text.rstrip()) - len(text.split()[-1]) :] if text.split() else ""
    if not marks or not 0 < len(last) <= LONGEST_TAIL:
        return escape(text) + "".join(marks)
    return f'{escape(text[: -len(last)])}<span class="tail">{escape(last)}{marks[0]}</span>{"".join(marks[1:])}'


def _mark(number: int, language: Language) -> str:
    label = escape(say("mark_label", language, number=number))
    return f'<button type="button" class="cite" data-source="s{int(number)}" lang="{language}" aria-label="{label}" title="{label}">[{int(number)}]</button>'


def _notes(notes: list[NoteJson], spoken: str, language: Language) -> str:
    if not notes:
        return ""
    items = "".join(f'<li lang="{spoken}">{escape(note["text"])} <span class="note-mark" lang="{language}">{escape(mark_words(note["mark"] or "", language))}</span></li>' for note in notes)
    return f'<div class="notes"><h3>{escape(say("notes", language))}</h3><ul>{items}</ul></div>'
