"""A run of the evaluation as HTML: verdict, metrics with their floors, the questions that failed. Everything printed is escaped."""

from html import escape

from interface.evaluation_data import Report, Row, Wrong
from interface.evaluation_run import Progress
from interface.table import Line, table
from interface.upload_words import said_words
from interface.words import Language, has, say

MOST_WRONG = 100


def report_html(report: Report, language: Language) -> str:
    """All of a finished run."""
    failed = [rule for rule, state in report.gates if state != "passed"]
    said = "".join(f"<li>{escape(said_words(rule, 'evaluation.rules.', language) or rule)}</li>" for rule in failed)
    broken = f'<ul class="findings">{said}</ul>' if failed else ""
    verdict = say("evaluation.verdicts." + report.verdict.replace(" ", "_"), language, held=len(report.gates) - len(failed), count=len(report.gates))
    facts = " · ".join(part for part in (_moment(report.started), say("evaluation.questions", language, count=report.questions), say("evaluation.commit", language, name=report.commit) if report.commit else "") if part)
    head = f'<p class="told{"" if report.verdict == "failed" else " done"}" role="status"><strong>{escape(verdict)}</strong></p>{broken}<p class="hint">{escape(facts)}</p>'
    return head + _metrics(report, language) + _wrong_table(report, language)


def _metrics(report: Report, language: Language) -> str:
    names = ("metric", "value", "interval", "floor", "state", "blessed", "change")
    headers = tuple(say(f"evaluation.columns.{name}", language) for name in (names if report.compared else names[:5]))
    lines = [Line(tuple(_cells(row, language))[: len(headers)]) for row in report.rows]
    hint = f'<p class="hint">{escape(say("evaluation.blessed_hint" if report.compared else "evaluation.no_blessed", language))}</p>'
    return hint + table(say("evaluation.metrics_caption", language), headers, lines)


def _cells(row: Row, language: Language) -> list[str]:
    key = f"evaluation.metrics.{row.name}"
    about = f'<span class="file">{escape(say(key, language))}</span>' if has(key) else ""
    bound = "≥ " + _number(row, row.floor, language) if row.floor is not None else "≤ " + _number(row, row.ceiling, language) if row.ceiling is not None else ""
    state = f'<span class="state {"good" if row.state == "passed" else "bad"}">{escape(say(f"evaluation.states.{row.state}", language))}</span>' if row.state else ""
    interval = f"{_number(row, row.interval[0], language)} – {_number(row, row.interval[1], language)}" if row.interval else ""
    change = say("evaluation.change", language, better=row.better, worse=row.worse) if row.better or row.worse else ""
    return [f'<span class="whole">{escape(row.name)}</span>{about}', _whole(_number(row, row.value, language)), _whole(interval), _whole(bound), state, _whole(_number(row, row.blessed, language)), escape(change)]


def _whole(words: str) -> str:
    return f'<span class="whole">{escape(words)}</span>' if words else ""


def _number(row: Row, value: float | None, language: Language) -> str:
    """A share in per cent, a time in milliseconds; the comma is the Vietnamese decimal mark."""
    if value is None:
        return ""
    words = f"{value:.0f} ms" if row.name.startswith("latency") else f"{value * 100:.1f} %"
    return words if language == "en" else words.replace(".", ",")


def _wrong_table(report: Report, language: Language) -> str:
    if not report.wrong:
        return f'<p class="told done">{escape(say("evaluation.all_right", language))}</p>'
    headers = tuple(say(f"evaluation.columns.{name}", language) for name in ("id", "question", "why"))
    lines = [Line((escape(f"{w.id} {_noise(w, language)}".strip()), escape(w.question), escape(_why(w, language))), f"wrong-{at}", _behind(w, language)) for at, w in enumerate(report.wrong[:MOST_WRONG])]
    return table(say("evaluation.wrong_caption", language, count=len(report.wrong)), headers, lines, say("evaluation.columns.beside", language))


def _noise(wrong: Wrong, language: Language) -> str:
    key = f"evaluation.noises.{wrong.noise}"
    return f"({say(key, language) if has(key) else wrong.noise})" if wrong.noise else ""


def _why(wrong: Wrong, language: Language) -> str:
    """The checks' own words; in Vietnamese where the page has words for them."""
    return "; ".join(said_words(part, "evaluation.why.", language) or part for part in wrong.why.split("; "))


def _behind(wrong: Wrong, language: Language) -> str:
    sides = (("gold", wrong.gold), ("answer", wrong.answer or say("evaluation.no_answer", language)))
    return "".join(f'<h3 class="side">{escape(say(f"evaluation.columns.{name}", language))}</h3><blockquote class="quote" lang="vi">{escape(words)}</blockquote>' for name, words in sides)


def progress_html(progress: Progress, language: Language) -> str:
    """How far a run is, or how it ended; nothing where none was started."""
    if progress.state == "running":
        words = say("evaluation.running", language, done=progress.done, total=progress.total) if progress.total else say("evaluation.preparing", language)
        bar = f'<progress max="{progress.total or 1}" value="{progress.done}" aria-label="{escape(words, quote=True)}"></progress>'
        return f'<div class="told done" role="status">{escape(words)} {bar}</div>'
    if progress.state == "failed":
        return f'<p class="told" role="alert">{escape(say("evaluation.broke", language, words=progress.said))}</p>'
    return f'<p class="told" role="status">{escape(say("evaluation.stopped", language))}</p>' if progress.state == "stopped" else ""


def _moment(iso: str) -> str:
    """When it was started, in the clock of this machine."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(iso).astimezone().strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return iso
