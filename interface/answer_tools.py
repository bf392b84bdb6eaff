"""What can be done with an answer: copy it, print it, say whether it was right. Everything is escaped."""

from html import escape

from interface.contract import AnswerJson
from interface.source_view import name_of, place_of
from interface.turns import Source, Turn
from interface.words import Language, say

REASONS = ("wrong", "incomplete", "misplaced", "refused", "unclear")
"""What may be wrong with an answer; words under `reason.` in the wording file."""


def tools_html(turn: Turn, answer: AnswerJson, identity: str, language: Language) -> str:
    """The row of buttons under an answer, and the form of a thumb down."""
    copies = f'<button type="button" class="copies" data-text="{escape(answer_text(turn, answer, language))}">{escape(say("copy_answer", language))}</button>'
    prints = f'<button type="button" class="prints">{escape(say("print", language))}</button>'
    return f'<div class="tools">{copies}{prints}{_votes(turn, identity, language)}</div>{_form(turn, identity, language)}'


def answer_text(turn: Turn, answer: AnswerJson, language: Language) -> str:
    """The answer as plain text: question, sentences with their marks, and a line for each source."""
    lines = [turn.understood_as or turn.question, ""]
    for sentence in answer["sentences"]:
        lines.append(" ".join([sentence["text"], *(f"[{number}]" for number in sentence["citations"])]))
    if answer["abstained"] and answer["reason"] and not answer["sentences"]:
        lines.append(answer["reason"])
    if turn.sources:
        lines += ["", say("sources", language) + ":", *(_source_line(source, language) for source in turn.sources)]
    return "\n".join(lines)


def _source_line(source: Source, language: Language) -> str:
    words = source.official or f"“{' '.join(source.quote.split())}” ({name_of(source)}, {place_of(source, language)})"
    return f"[{source.marker}] {words}"


def _votes(turn: Turn, identity: str, language: Language) -> str:
    buttons = "".join(
        f'<button type="button" class="votes {vote}" data-vote="{vote}" aria-pressed="{str(turn.vote == vote).lower()}"'
        f'{f" aria-controls={identity}-why-not aria-expanded=false" if vote == "down" else ""}>{_thumb(vote)}{escape(say(f"vote.{vote}", language))}</button>'
        for vote in ("up", "down"))
    thanks = f'<span class="thanks" role="status">{escape(say("vote.kept", language))}</span>' if turn.vote else ""
    return f'<span class="voting" role="group" aria-label="{escape(say("vote.label", language))}">{buttons}{thanks}</span>'


def _thumb(vote: str) -> str:
    turned = ' transform="rotate(180 8 8)"' if vote == "down" else ""
    return f'<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path{turned} d="M1 7h3v8H1zM5 7l3-6c1.4 0 2 .8 2 2l-.4 3H14c.9 0 1.4.8 1.2 1.6l-1.5 6c-.2.8-.8 1.4-1.7 1.4H5z"/></svg>'


def _form(turn: Turn, identity: str, language: Language) -> str:
    """Why an answer is not right; sent by the page's script, kept on this machine."""
    choices = "".join(f'<label><input type="checkbox" name="{identity}-reason" value="{reason}"> {escape(say(f"reason.{reason}", language))}</label>' for reason in REASONS)
    return (
        f'<form class="why-not" id="{identity}-why-not" hidden><fieldset><legend>{escape(say("vote.reasons", language))}</legend>{choices}</fieldset>'
        f'<label class="comment">{escape(say("vote.comment", language))}<textarea rows="2" maxlength="1000"></textarea></label>'
        f'<p><button type="submit">{escape(say("vote.send", language))}</button><button type="button" class="cancels">{escape(say("vote.cancel", language))}</button></p></form>'
    )
