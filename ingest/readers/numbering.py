"""The numbers that Word prints before list items and does not store with the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_BULLETS = {"-": "-", "–": "-", "—": "-", "\uf02d": "-", "+": "+", "\uf02b": "+", "*": "*"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its form ("decimal"), its text ("%1."), its first number."""

    form: str
    text: str
    start: int
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """Counters of a document's lists, moved on paragraph by paragraph."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, paragraph: Any) -> str:
        """What Word prints before this paragraph, "" when it is not numbered."""
        place = self._place(paragraph)
        if place is None or place[0] not in self.lists:
            return ""
        number, depth = place
        abstract, overrides = self.lists[number]
        level = self.levels.get(abstract, {}).get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for deep, start in overrides.items():
                counts[deep] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._print(abstract, level, counts)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return self.styles.get("")
        style = properties.find(qn("w:pStyle"))
        inherited = self.styles.get(style.get(qn("w:val"), "") if style is not None else "")
        own = _place_of(properties)
        if own is None:
            return inherited
        number, depth = own
        number = number or (inherited[0] if inherited else "")
        return None if number in ("", "0") else (number, depth if depth >= 0 else (inherited[1] if inherited else 0))

    def _print(self, abstract: str, level: Level, counts: dict[int, int]) -> str:
        if level.form == "bullet":
            sign = level.text.strip()[:1]
            return _BULLETS.get(sign, "•") if sign else ""
        out = level.text
        for depth in range(9):
            if f"%{depth + 1}" in out:
                above = self.levels[abstract].get(depth, level)
                out = out.replace(f"%{depth + 1}", _number(counts.get(depth, above.start), "decimal" if level.legal else above.form))
        return out.strip()


def read_numbering(document: Any) -> Numbering:
    """The lists of an opened `docx.Document`."""
    numbering = Numbering()
    root = next((r.target_part.element for r in document.part.rels.values() if not r.is_external and r.reltype.endswith("/numbering")), None)
    if root is None:
        return numbering
    for abstract in root.iterchildren(qn("w:abstractNum")):
        numbering.levels[abstract.get(qn("w:abstractNumId"), "")] = {depth: level for depth, level in _levels(abstract)}
    for num in root.iterchildren(qn("w:num")):
        _read_list(numbering, num)
    _read_styles(numbering, document.styles.element)
    return numbering


def _read_list(numbering: Numbering, num: Any) -> None:
    link = num.find(qn("w:abstractNumId"))
    if link is None:
        return
    number, abstract, overrides = num.get(qn("w:numId"), ""), link.get(qn("w:val"), ""), {}
    for override in num.iterchildren(qn("w:lvlOverride")):
        start = override.find(qn("w:startOverride"))
        if start is not None:
            overrides[_int(override.get(qn("w:ilvl")), 0)] = _int(start.get(qn("w:val")), 1)
    redefined = {depth: level for override in num.iterchildren(qn("w:lvlOverride")) for depth, level in _levels(override)}
    if redefined:
        numbering.levels[f"{abstract}/{number}"] = numbering.levels.get(abstract, {}) | redefined
        abstract = f"{abstract}/{number}"
    numbering.lists[number] = (abstract, overrides)


def _read_styles(numbering: Numbering, styles: Any) -> None:
    """A paragraph style may carry a list, its own or that of the style it is based on."""
    parents: dict[str, str] = {}
    for style in styles.iterchildren(qn("w:style")):
        name = style.get(qn("w:styleId"), "")
        based = style.find(qn("w:basedOn"))
        parents[name] = based.get(qn("w:val"), "") if based is not None else ""
        properties = style.find(qn("w:pPr"))
        place = _place_of(properties) if properties is not None else None
        if place and place[0]:
            numbering.styles[name] = (place[0], max(0, place[1]))
    for name in parents:
        above, steps = name, 0
        while above and above not in numbering.styles and steps < 20:
            above, steps = parents.get(above, ""), steps + 1
        if above in numbering.styles:
            numbering.styles.setdefault(name, numbering.styles[above])


def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
    for level in parent.iterchildren(qn("w:lvl")):
        values = {name: found.get(qn("w:val"), "") for name in ("numFmt", "lvlText", "start") if (found := level.find(qn(f"w:{name}"))) is not None}
        legal = level.find(qn("w:isLgl")) is not None
        yield _int(level.get(qn("w:ilvl")), 0), Level(values.get("numFmt", "decimal"), values.get("lvlText", ""), _int(values.get("start"), 1), legal)


def _place_of(properties: Any) -> tuple[str, int] | None:
    found = properties.find(qn("w:numPr"))
    if found is None:
        return None
    number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
    return (number.get(qn("w:val"), "") if number is not None else "", _int(depth.get(qn("w:val")), 0) if depth is not None else -1)


def _int(value: str | None, default: int) -> int:
    return int(value) if value and value.lstrip("-").isdigit() and len(value) < 9 else default


def _number(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value < 260 else str(value)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)


def _roman(value: int) -> str:
    out = ""
    for size, sign in _ROMAN if 0 < value < 4000 else ():
        count, value = divmod(value, size)
        out += sign * count
    return out or str(value)
