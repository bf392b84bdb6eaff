"""A question paper as HTML: each question with its key, its quote and what can be done with it. All text is escaped."""

from html import escape

from assistant.quiz.codes import LETTERS
from assistant.quiz.model import FOUR_OPTIONS, MATCHING, Question
from interface.quiz_desk import APPROVED, REJECTED, Desk
from interface.table import quote
from interface.words import Language, say

ACTIONS = ("approve", "edit", "replace", "reject")


def desk_html(desk: Desk, language: Language) -> str:
    """The whole paper, or a line that says there is none yet."""
    if not desk.paper.asked:
        return f'<p class="hint">{escape(say("quiz.none", language))}</p>'
    questions = "".join(_question(desk, at, question, language) for at, question in enumerate(desk.paper.questions, 1))
    return f'{_summary(desk, language)}<ol class="paper">{questions}</ol>{_dropped(desk, language)}'


def _summary(desk: Desk, language: Language) -> str:
    total = len(desk.paper.questions)
    words = say("quiz.summary", language, total=total, asked=desk.paper.asked, approved=desk.counted(APPROVED), rejected=desk.counted(REJECTED))
    short = f'<p class="told">{escape(desk.paper.shortfall)}</p>' if desk.paper.shortfall else ""
    return f'<p class="summary" role="status">{escape(words)}</p>{short}'


def _question(desk: Desk, at: int, question: Question, language: Language) -> str:
    state = desk.state(question.id)
    told = [(APPROVED, "quiz.approved"), (REJECTED, "quiz.rejected")]
    badges = "".join(f'<span class="badge {state}">{escape(say(key, language))}</span>' for name, key in told if name == state)
    edited = dict(desk.broken)
    if question.id in edited:
        badges += f'<span class="badge">{escape(say("quiz.edited", language))}</span>'
    broken = edited.get(question.id, "")
    warned = f'<p class="told" role="alert">{escape(say("quiz.breaks", language, rule=broken))}</p>' if broken else ""
    head = f'<h2>{escape(say("quiz.question", language, number=at))} <span class="kind">{escape(kind_words(question.kind, language))} · {escape(level_words(question.level, language))}</span> {badges}</h2>'
    source = escape(say("quiz.source", language))
    place = f"{question.label} · {question.source.section} · {question.source.path}"
    return (f'<li class="item {state}" data-at="{at}" data-id="{escape(question.id, quote=True)}">{head}<div class="sides"><div class="asked" lang="vi">{warned}{_asked(question, language)}</div>'
            f'<div class="backed"><h3>{source}</h3><div class="scrolls" tabindex="0" role="region" aria-label="{source}: {at}">{quote(question.source.quote, place)}</div></div></div>'
            f"{_buttons(state, at, language)}{_form(question, at, language)}</li>")


def kind_words(kind: str, language: Language) -> str:
    """A question kind in the language of the interface."""
    return say(f"quiz.kinds.{kind}", language)


def level_words(level: str, language: Language) -> str:
    """A level in the language of the interface."""
    return say(f"quiz.levels.{level.replace(' ', '_')}", language)


def _asked(question: Question, language: Language) -> str:
    return f'<p class="stem">{escape(question.prompt)}</p>{_options(question, language)}{_key(question, language)}'


def _options(question: Question, language: Language) -> str:
    if question.kind == MATCHING:
        left = "".join(f"<li>{escape(name)}</li>" for name in question.left)
        right = "".join(f"<li>{escape(option)}</li>" for option in question.options)
        return f'<div class="columns"><ol>{left}</ol><ol type="a">{right}</ol></div>'
    items = "".join(f'<li{" class=key" if option == question.key else ""}>{f"{LETTERS[at]}. " if question.kind == FOUR_OPTIONS else ""}{escape(option)}'
                    f'{_tick(language) if option == question.key else ""}</li>' for at, option in enumerate(question.options))
    return f'<ul class="options">{items}</ul>' if items else ""


def _tick(language: Language) -> str:
    return f' <span class="tick">✓ <span class="hidden-label">{escape(say("quiz.key", language))}</span></span>'


def _key(question: Question, language: Language) -> str:
    """The key where it is not one of the options."""
    if question.options and isinstance(question.key, str):
        return ""
    label = f'<strong>{escape(say("quiz.key", language))}:</strong>'
    if isinstance(question.key, str):
        return f'<p class="answer">{label} {escape(question.key)}</p>'
    items = "".join(f'<li>{escape(" – ".join(point) if isinstance(point, list) else point)}</li>' for point in question.key)
    return f'<div class="answer">{label}<ul>{items}</ul></div>'


def _buttons(state: str, at: int, language: Language) -> str:
    on = {APPROVED: "approve", REJECTED: "reject"}.get(state)
    made = ""
    for act in ACTIONS:
        extra = f' aria-pressed="{"true" if act == on else "false"}"' if act in ("approve", "reject") else f' aria-expanded="false" aria-controls="edit-{at}"' if act == "edit" else ""
        label = say("quiz.on_question", language, action=say(f"quiz.{act}", language), number=at)
        made += f'<button type="button" data-act="{act}" aria-label="{escape(label, quote=True)}"{extra}>{escape(say(f"quiz.{act}", language))}</button>'
    return f'<div class="acts">{made}</div>'


def _form(question: Question, at: int, language: Language) -> str:
    """The fields to reword a question, hidden until asked for; the key is not among them."""
    fields = f'<label>{escape(say("quiz.stem", language))}<textarea lang="vi" name="stem" rows="3" maxlength="1000">{escape(question.stem)}</textarea></label>'
    if question.kind == FOUR_OPTIONS:
        for place, option in enumerate(question.options):
            fixed = option == question.key
            label = f"{LETTERS[place]}{' – ' + say('quiz.key_fixed', language) if fixed else ''}"
            fields += f'<label>{escape(label)}<input lang="vi" name="option" value="{escape(option, quote=True)}" maxlength="500"{" readonly" if fixed else ""}></label>'
    return (f'<div class="edit" id="edit-{at}" hidden><p class="hint">{escape(say("quiz.edit_hint", language))}</p>{fields}<div class="acts">'
            f'<button type="button" data-act="save">{escape(say("quiz.save", language))}</button><button type="button" data-act="cancel">{escape(say("quiz.cancel", language))}</button></div></div>')


def _dropped(desk: Desk, language: Language) -> str:
    dropped = desk.paper.dropped
    if not dropped:
        return ""
    items = "".join(f"<li>{escape(one.reason)}: {one.count}</li>" for one in dropped)
    return f'<details class="dropped"><summary>{escape(say("quiz.dropped", language, count=sum(one.count for one in dropped)))}</summary><ul>{items}</ul></details>'


def lost_html(lost: tuple[str, ...], language: Language) -> str:
    """What a format could not carry."""
    if not lost:
        return ""
    return f'<div class="told" role="alert"><p>{escape(say("quiz.lost", language))}</p><ul>{"".join(f"<li>{escape(line)}</li>" for line in lost)}</ul></div>'
