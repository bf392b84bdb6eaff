"""The register as a calendar (RFC 5545): one all-day event for each printed day of a duty."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from assistant.register.rows import Row

ZONE = "Asia/Ho_Chi_Minh"
_OCTETS = 75
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//directive-assistant//register//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Việc đến hạn", f"X-WR-TIMEZONE:{ZONE}",
         "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE")


def calendar(rows: Sequence[Row], *, year: int | None = None, stamp: datetime | None = None) -> bytes:
    """The calendar's bytes.

    The event stands on the printed day and keeps the printed words ("trước ngày 15/12"): no day is computed. It recurs only
    where the text says every year.

    Args:
        rows: the register; duties without a printed day give no event.
        year: for a day without a year in a document without one; default the year of `stamp`.
        stamp: when the calendar was made; default now.
    """
    made = (stamp or datetime.now(UTC)).astimezone(UTC)
    lines = [*_HEAD]
    for row in rows:
        for place, day in enumerate(row.days(year or made.year)):
            lines += _event(row, uid_of(row, place), day, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line)).encode("utf-8")


def uid_of(row: Row, place: int = 0) -> str:
    """The same for the same duty in every export, whatever stands before it in the document."""
    said = "\x1f".join((row.document, row.kind, row.quote, row.action, ";".join(row.bearers), ";".join(row.recipients), row.words, str(place)))
    return f"{hashlib.sha256(said.encode('utf-8')).hexdigest()[:32]}@directive-assistant"


def _event(row: Row, uid: str, day: date, made: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
    if row.yearly:
        lines.append("RRULE:FREQ=YEARLY")
    lines += [f"SUMMARY:{_escaped(_summary(row))}", f"DESCRIPTION:{_escaped(_description(row))}", f"CATEGORIES:{_escaped(row.kind_name)}", "TRANSP:TRANSPARENT", "END:VEVENT"]
    return lines


def _summary(row: Row) -> str:
    to = f" gửi {row.to}" if row.to else ""
    words = row.words[:1].upper() + row.words[1:]
    return f"{words}: {row.action} {row.matter}".rstrip()[:160] + to


def _description(row: Row) -> str:
    parts = [("Ai thực hiện", "; ".join(row.bearers)), ("Gửi", row.to), ("Tổng hợp", row.compiler), ("Báo cáo tiếp", "; ".join(row.final_reader)), ("Thời hạn", row.words), ("Định kỳ", row.frequency), ("Điều kiện", row.condition)]
    told = [f"{name}: {value}" for name, value in parts if value]
    return "\n".join([*told, f"“{row.quote}”", f"{row.title} – {row.section}, tr. {row.page} ({row.path})"])


def _escaped(words: str) -> str:
    """Text value: backslash, semicolon, comma and line end are escaped (RFC 5545, 3.3.11)."""
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def fold(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, each after the first led by a space; a letter is never cut (RFC 5545, 3.1)."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode("utf-8"))
        if size + width > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
