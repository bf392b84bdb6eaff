"""Text that remembers, for every character, where it stood in the raw text."""

import re
import unicodedata
from collections.abc import Callable


class Mapped:
    """A text with one raw offset for each of its characters; edits keep the two together."""

    def __init__(self, text: str, offsets: list[int] | None = None) -> None:
        self.text = text
        self.offsets = offsets if offsets is not None else list(range(len(text)))

    def sub(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> "Mapped":
        """Every match replaced; new characters point at the start of what they replace."""
        parts: list[str] = []
        offsets: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            new = replacement if isinstance(replacement, str) else replacement(match)
            if new == match.group():
                continue
            parts += (self.text[last : match.start()], new)
            offsets += self.offsets[last : match.start()]
            offsets += self._kept(match, new)
            last = match.end()
        if not parts:
            return self
        parts.append(self.text[last:])
        offsets += self.offsets[last:]
        return Mapped("".join(parts), offsets)

    def _kept(self, match: re.Match[str], new: str) -> list[int]:
        inside = match.group().find(new) if new else -1
        if inside >= 0:
            return self.offsets[match.start() + inside : match.start() + inside + len(new)]
        return [self.offsets[match.start()] if match.start() < len(self.offsets) else 0] * len(new)

    def nfc(self) -> "Mapped":
        """Unicode NFC, run by run, so that offsets stay exact to the letter."""
        if unicodedata.is_normalized("NFC", self.text):
            return self
        return self.sub(_COMBINED, lambda m: unicodedata.normalize("NFC", m.group()))

    def slice(self, start: int, end: int) -> "Mapped":
        """The part between two offsets."""
        return Mapped(self.text[start:end], self.offsets[start:end])

    def stripped(self) -> "Mapped":
        """Without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, start + len(self.text.strip()))

    @staticmethod
    def join(separator: str, parts: list["Mapped"]) -> "Mapped":
        """The parts with the separator between them; it points at the end of the part before it."""
        text: list[str] = []
        offsets: list[int] = []
        for i, part in enumerate(parts):
            if i:
                text.append(separator)
                offsets += [offsets[-1] if offsets else 0] * len(separator)
            text.append(part.text)
            offsets += part.offsets
        return Mapped("".join(text), offsets)


_COMBINED = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+|[\u1100-\uffff]")
