"""The register of duties as HTML: table, agenda, picture. Everything printed is escaped."""

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import groupby

from assistant.register.rows import KINDS, Row
from assistant.register.svg import Words, reporting_lines
from assistant.register.views import Entry, agenda, of_month, without_day
from interface.table import Line, quote, table
from interface.words import Language, has, say

PERIODS = ("year", "this_month", "next_month")
MOST_DRAWN = 80
"""Duties in one picture, at most."""


def kind_words(kind: str, language: Language) -> str:
    """A duty kind in the language of the interface."""
    key = f"register.kinds.{kind}"
    return say(key, language) if has(key) else kind


def table_html(rows: Sequence[Row], language: Language) -> str:
    """One line a duty; a click opens its quote."""
    headers = tuple(say(f"register.columns.{name}", language) for name in ("province", "kind", "bearers", "work", "recipients", "when", "section"))
    lines = (Line(_cells(row, language), _identity(row), _behind(row, language)) for row in rows)
    return table(say("register.caption", language, count=len(rows)), headers, lines, say("register.quote", language))


def _cells(row: Row, language: Language) -> tuple[str, ...]:
    work = " ".join(part for part in (row.action, row.matter) if part)
    when = "; ".join(dict.fromkeys(part for part in (row.words, row.frequency) if part))
    named = tuple(escape(part) for part in (row.province or row.title, kind_words(row.kind, language), "; ".join(row.bearers), work))
    return (*named, escape(_recipients(row, language)), escape(when), escape(row.section))


def _recipients(row: Row, language: Language) -> str:
    """Each recipient, with the body that the way to it goes through."""
    via = say("register.via", language, via=row.via) if row.via else ""
    if not row.recipients:
        return via
    return "; ".join(f"{name} ({via})" if via and row.goes_through(name) else name for name in row.recipients)


def _identity(row: Row) -> str:
    return f"quote-{row.document}-{row.start}-{row.end}"


def _behind(row: Row, language: Language) -> str:
    more = (("co_bearers", "; ".join(row.co_bearers)), ("compiler", row.compiler), ("final_reader", "; ".join(row.final_reader)),
            ("legal_reference", row.legal_reference), ("condition", row.condition))
    listed = "".join(f"<dt>{escape(say(f'register.columns.{name}', language))}</dt><dd>{escape(words)}</dd>" for name, words in more if words)
    return quote(row.quote, _place(row, language)) + (f"<dl>{listed}</dl>" if listed else "")


def _place(row: Row, language: Language) -> str:
    # Other formats have no pages of their own.
    page = say("page", language, page=row.page) if row.path.lower().endswith(".pdf") else ""
    return " · ".join(part for part in (row.title, row.section, page, row.path) if part)


def agenda_html(rows: Sequence[Row], year: int, language: Language) -> str:
    """Duties by printed day, then those without one; yearly duties in the year shown."""
    months = groupby(agenda(rows, year), key=lambda entry: (entry.day.year, entry.day.month))
    shown = "".join(f'<h2>{escape(say("register.month", language, month=month, year=at))}</h2><ul class="agenda">{"".join(_entry(e, language) for e in entries)}</ul>'
                    for (at, month), entries in months)
    dayless = without_day(rows)
    note = f'<p class="hint">{escape(say("register.yearly", language, year=year))}</p>'
    rest = f'<h2>{escape(say("register.dayless", language, count=len(dayless)))}</h2>' + table_html(dayless, language) if dayless else ""
    return note + (shown or f'<p>{escape(say("register.no_day", language))}</p>') + rest


def month_html(rows: Sequence[Row], today: date, ahead: int, language: Language) -> str:
    """What falls due this month (`ahead` 0) or next month (1), and what returns every month without a day."""
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    entries, monthly = of_month(rows, year, month + 1)
    head = f'<h2>{escape(say("register.month", language, month=month + 1, year=year))}</h2>'
    due = f'<ul class="agenda">{"".join(_entry(e, language, today) for e in entries)}</ul>' if entries else f'<p>{escape(say("register.month_empty", language))}</p>'
    rest = f'<h2>{escape(say("register.monthly", language, count=len(monthly)))}</h2>' + table_html(monthly, language) if monthly else ""
    return head + due + rest


def _entry(entry: Entry, language: Language, today: date | None = None) -> str:
    row = entry.row
    left = (entry.day - today).days if today else -1
    soon = f' <span class="mine">{escape(say("register.days_left", language, days=left))}</span>' if left >= 0 else ""
    recipients = _recipients(row, language)
    to = f" → {recipients}" if recipients else ""
    head = f'<span class="day">{entry.day.day:02}/{entry.day.month:02}</span> <span>{escape(f"{row.province}: " if row.province else "")}{escape(kind_words(row.kind, language))} – <span lang="vi">{escape("; ".join(row.bearers))}</span>{escape(to)} <em lang="vi">{escape(row.words)}</em>{soon}</span>'
    return f"<li><details><summary>{head}</summary>{_behind(row, language)}</details></li>"


def picture_html(rows: Sequence[Row], language: Language) -> str:
    """Who reports to whom; a click on a line opens its quote in the table below."""
    drawn = [row for row in rows if row.recipients]
    if not drawn:
        return f'<p>{escape(say("register.nothing_to_draw", language))}</p>'
    left = f'<p class="hint">{escape(say("register.drawn_part", language, shown=MOST_DRAWN, count=len(drawn)))}</p>' if len(drawn) > MOST_DRAWN else ""
    hint = f'<p class="hint">{escape(say("register.picture_hint", language))}</p>'
    return f'{hint}{left}<div class="drawing" tabindex="0" role="region" aria-label="{escape(say("register.picture", language))}">{unstyled(reporting_lines(drawn[:MOST_DRAWN], words=_said(language)))}</div>{table_html(drawn, language)}'


def _said(language: Language) -> Words:
    return Words(say("register.picture", language), say("register.nobody", language), say("register.via", language, via="{via}"), {kind: kind_words(kind, language) for kind in KINDS})


def unstyled(svg: str) -> str:
    """The picture without its own style sheet, which inside a page would colour every other picture too."""
    before, _, rest = svg.partition("<style>")
    return before + rest.partition("</style>")[2] if rest else svg


def register_html(rows: Sequence[Row], view: str, language: Language, today: date, period: str = "year") -> str:
    """The view that was chosen; an agenda of the year, of this month, or of the next."""
    if not rows:
        return f'<p class="told">{escape(say("register.none", language))}</p>'
    if view == "agenda" and period in PERIODS[1:]:
        return month_html(rows, today, PERIODS.index(period) - 1, language)
    if view == "agenda":
        return agenda_html(rows, today.year, language)
    return picture_html(rows, language) if view == "picture" else table_html(rows, language)
