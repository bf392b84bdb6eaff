"""The register as one page that needs nothing else: agenda, matrix, gaps, reporting lines, and every duty with its quote."""

from collections.abc import Iterable, Sequence
from html import escape

from assistant.register.rows import Row
from assistant.register.svg import reporting_lines
from assistant.register.views import agenda, matrix, without_day, without_recipient

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:72rem;padding:0 1rem;color:#1b2733;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{border:1px solid #c6d1dc;padding:.35rem .5rem;text-align:left;vertical-align:top}th{background:#dde7f0;position:sticky;top:0}
.wide{overflow-x:auto}blockquote{margin:.3rem 0;padding-left:.7rem;border-left:3px solid #8aa0b6}small{color:#47586a}:target{background:#fff3cd}
@media (prefers-color-scheme:dark){body{color:#e8eef5;background:#0f1620}th{background:#1b2c42}th,td{border-color:#4b6076}small{color:#c9d6e3}a{color:#8fc1ff}:target{background:#33291a}}
@media print{th{position:static}a{color:inherit;text-decoration:none}}"""
_MOST_DRAWN = 120
_MOST_COLUMNS = 40


def page(rows: Sequence[Row]) -> str:
    """The whole page; every printed word is escaped, nothing is loaded from elsewhere."""
    places = {id(row): f"quote-{row.document}-{row.start}-{row.end}" for row in rows}
    parts = [f"<h1>Sổ việc phải làm ({len(rows)})</h1>", _agenda(rows, places), _matrix(rows, places)]
    parts += [_list("Không nêu ngày", without_day(rows), places), _list("Không nêu nơi nhận", without_recipient(rows), places)]
    drawn = [row for row in rows if row.recipients]
    if drawn and len(drawn) <= _MOST_DRAWN:
        parts.append(f'<h2>Ai báo cáo ai</h2><div class="wide">{reporting_lines(drawn)}</div>')
    parts.append(_all(rows))
    return f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Sổ việc phải làm</title><style>{_STYLE}</style></head><body>{"".join(parts)}</body></html>\n'


def _table(header: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """A table whose cells are HTML already."""
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in header)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _link(row: Row, places: dict[int, str], words: str) -> str:
    return f'<a href="#{escape(places[id(row)], quote=True)}">{escape(words)}</a>'


def _agenda(rows: Sequence[Row], places: dict[int, str]) -> str:
    lines = [(f"{e.day:%d/%m/%Y}" + (" (hằng năm)" if e.row.yearly else ""), escape(e.row.words), escape("; ".join(e.row.bearers)), _link(e.row, places, _what(e.row)), escape(_to(e.row)), escape(e.row.province)) for e in agenda(rows)]
    return "<h2>Lịch theo ngày</h2>" + _table(("Ngày", "Thời hạn", "Ai", "Việc", "Gửi ai", "Tỉnh"), lines)


def _matrix(rows: Sequence[Row], places: dict[int, str]) -> str:
    table = matrix(rows)
    shown = table.deadlines[:_MOST_COLUMNS]
    lines = [(escape(body), *("<br>".join(_link(r, places, r.kind_name) for r in cell) for cell in cells[:_MOST_COLUMNS])) for body, cells in zip(table.bodies, table.cells, strict=True)]
    left_out = f"<p>Còn {len(table.deadlines) - len(shown)} thời hạn khác không hiện ở bảng này.</p>" if len(shown) < len(table.deadlines) else ""
    return "<h2>Cơ quan × thời hạn</h2>" + _table(("Ai thực hiện", *shown), lines) + left_out


def _list(title: str, rows: Sequence[Row], places: dict[int, str]) -> str:
    lines = [(escape("; ".join(r.bearers) or "không nêu"), _link(r, places, _what(r)), escape(_to(r)), escape(r.words or r.frequency or "không nêu"), escape(r.province)) for r in rows]
    return f"<h2>{escape(title)} ({len(rows)})</h2>" + _table(("Ai", "Việc", "Gửi ai", "Thời hạn, định kỳ", "Tỉnh"), lines)


def _all(rows: Sequence[Row]) -> str:
    parts = ["<h2>Toàn bộ, kèm trích nguyên văn</h2>"]
    seen: set[str] = set()
    for row in rows:
        place = f"quote-{row.document}-{row.start}-{row.end}"
        mark = "" if place in seen else f' id="{escape(place, quote=True)}"'
        seen.add(place)
        parts.append(f"<article{mark}><p><strong>{escape(_what(row))}</strong>: {escape('; '.join(row.bearers) or 'không nêu ai')} → {escape(_to(row))}. {escape(row.words or row.frequency)}</p>"
                     f"<blockquote>{escape(row.quote)}</blockquote><small>{escape(row.title)} – {escape(row.section)}, tr. {row.page} ({escape(row.path)})</small></article>")
    return "".join(parts)


def _what(row: Row) -> str:
    return f"{row.kind_name}: {row.matter}" if row.matter else f"{row.kind_name}: {row.action}"


def _to(row: Row) -> str:
    """Recipient, channel and who reads it in the end, in the words of the register."""
    onward = f"; sau đó {', '.join(row.final_reader)}" if row.final_reader else ""
    return f"{row.to or 'không nêu'}{onward}"
