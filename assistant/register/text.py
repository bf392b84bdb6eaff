"""The register as text for a terminal: one block a document, wrapped cells, and what was counted."""

import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from assistant.register.rows import Row

NOBODY = "không nêu"
_HEADS = ("Loại việc", "Ai thực hiện", "Gửi ai", "Khi nào", "Mục")
_SHARES = (16, 30, 30, 24, 16)
_GAP = 2
_LEAST = 72


def register_text(rows: Sequence[Row], width: int = 120) -> str:
    """The rows as a table no wider than the terminal, by document, with counts at the end.

    Args:
        rows: the register.
        width: columns of the terminal.
    """
    if not rows:
        return "Không có nhiệm vụ nào khớp với điều kiện."
    widths = _widths(max(width, _LEAST))
    lines: list[str] = []
    for (title, path), some in groupby(rows, key=lambda r: (_called(r), r.path)):
        same = list(some)
        lines += [*textwrap.wrap(f"{title} ({path}): {len(same)} nhiệm vụ", max(width, _LEAST)), _ruled(widths)]
        lines += [*_cells(_HEADS, widths), _ruled(widths)]
        for row in same:
            lines += _cells((row.kind_name, "; ".join(row.bearers) or NOBODY, _to(row), _when(row), row.section), widths)
        lines.append("")
    return "\n".join([*lines, counted(rows)])


def counted(rows: Sequence[Row]) -> str:
    """How many duties there are: in all, by kind, with a printed day, without a recipient."""
    kinds: dict[str, int] = {}
    for row in rows:
        kinds[row.kind_name] = kinds.get(row.kind_name, 0) + 1
    by_kind = "; ".join(f"{name} {count}" for name, count in sorted(kinds.items(), key=lambda item: -item[1]))
    dated, silent = sum(1 for r in rows if r.days()), sum(1 for r in rows if not r.recipients)
    return f"Tổng cộng {len(rows)} nhiệm vụ của {len({r.document for r in rows})} văn bản ({by_kind}); {dated} có ngày cụ thể; {silent} không nêu nơi nhận."


def _called(row: Row) -> str:
    return f"{row.province}: {row.title}" if row.province else row.title


def _to(row: Row) -> str:
    onward = f"; sau đó {', '.join(row.final_reader)}" if row.final_reader else ""
    return f"{row.to or NOBODY}{onward}"


def _when(row: Row) -> str:
    # "trước ngày 30/01 hàng năm" already says how often.
    often = "" if row.frequency and row.frequency.lower() in row.words.lower() else row.frequency
    return "; ".join(part for part in (row.words, often) if part) or NOBODY


def _widths(width: int) -> tuple[int, ...]:
    room, all_shares = width - _GAP * (len(_SHARES) - 1), sum(_SHARES)
    return tuple(room * share // all_shares for share in _SHARES)


def _cells(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One line of the table, as many lines of text as its longest cell needs."""
    wrapped = [textwrap.wrap(cell, size) or [""] for cell, size in zip(cells, widths, strict=True)]
    high = max(map(len, wrapped))
    return [(" " * _GAP).join(_padded(lines[n] if n < len(lines) else "", size) for lines, size in zip(wrapped, widths, strict=True)).rstrip() for n in range(high)]


def _padded(words: str, size: int) -> str:
    """Marks that stand over a letter take no room of their own."""
    shown = sum(1 for letter in words if not unicodedata.combining(letter))
    return words + " " * max(0, size - shown)


def _ruled(widths: Sequence[int]) -> str:
    return (" " * _GAP).join("─" * size for size in widths)
