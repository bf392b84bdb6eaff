"""Recipients and signature typed side by side in plain text, the signature far to the right: told apart into two blocks.

Places of the two blocks: Nghị định 30/2020/NĐ-CP, Phụ lục I; the Party's Hướng dẫn 36-HD/VPTW has them alike.
"""

import re

_OPENS = re.compile(r"^[ \t]*(?:Nơi nhận|NƠI NHẬN)[ \t]*:?")
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
_FAR = re.compile(r"^(?: {12,}|\t{2,})(?=\S)")
HEADING = 12  # lines in which a heading stands
_RIGHT = re.compile(r"CỘNG H|ĐẢNG CỘNG|Độc lập|[^,]{2,40}, *ngày\W")
_ROW = re.compile(r"^[ \t]*(?:[-–•+*]|Như |Lưu)")


def parted(text: str) -> str:
    """The text with what stands to the right of the heading's lines put under each, and what stands to the right of the recipients under them all; unchanged where nothing does."""
    lines = _heading_apart(text.split("\n"))
    out: list[str] = []
    at = 0
    while at < len(lines):
        if not _OPENS.match(lines[at]):
            out.append(lines[at])
            at += 1
            continue
        end = _end(lines, at)
        out += _apart(lines[at:end])
        at = end
    return "\n".join(out)


def _heading_apart(lines: list[str]) -> list[str]:
    """The first lines with the state's or the Party's name, its motto, place and day under what stands left of them."""
    out: list[str] = []
    for n, line in enumerate(lines):
        gap = _GAP.search(line.rstrip()) if n < HEADING else None
        right = line[gap.end() :].strip() if gap else ""
        out += [line[: gap.start()], right] if gap and _RIGHT.match(right) else [line]
    return out


def _end(lines: list[str], at: int) -> int:
    """The line behind the block: recipients begin with a dash, the signature far to the right."""
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or _ROW.match(lines[end]) or _FAR.match(lines[end]) or _GAP.search(lines[end].rstrip())):
        end += 1
    return end


def _apart(block: list[str]) -> list[str]:
    left: list[str] = []
    right: list[str] = []
    for line in block:
        gap = _FAR.match(line) or _GAP.search(line.rstrip())
        left.append(line[: gap.start()] if gap else line)
        if gap:
            right.append(line[gap.end() :].rstrip())
    if not right:
        return block
    while left and not left[-1].strip():
        left.pop()
    return [*left, *right, ""]
