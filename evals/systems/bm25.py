"""BM25 over windows of plain words (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75): what a word search gives by itself."""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

from evals.systems.documents import read_texts, windows

K1, B = 1.2, 0.75
_WORD = re.compile(r"\w+")


class Bm25System:
    """Retrieval only: words as typed, lower case, no folding, no synonyms."""

    name = "bm25"

    def __init__(self, index_folder: Path) -> None:
        self._texts = read_texts(index_folder)
        self._chunks = windows(self._texts)
        self._counts = [Counter(_WORD.findall(c.text.lower())) for c in self._chunks]
        self._lengths = [sum(c.values()) for c in self._counts]
        self._mean = sum(self._lengths) / max(1, len(self._lengths))
        self._in = Counter(word for counts in self._counts for word in counts)

    def search(self, question: str, top: int) -> list[dict[str, Any]]:
        """The windows by BM25; ties fall to the earlier one."""
        words = _WORD.findall(question.lower())
        scores = [(sum(self._weight(w, i) for w in words), -i) for i in range(len(self._chunks))]
        best = sorted((s for s in scores if s[0] > 0), reverse=True)[:top]
        return [self._chunks[-i].result(rank, score) for rank, (score, i) in enumerate(best, 1)]

    def _weight(self, word: str, chunk: int) -> float:
        count = self._counts[chunk].get(word, 0)
        if not count:
            return 0.0
        rarity = math.log(1 + (len(self._chunks) - self._in[word] + 0.5) / (self._in[word] + 0.5))
        return rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * self._lengths[chunk] / self._mean))

    def ask(self, question: str, key: str) -> None:
        """It only retrieves."""
        return None

    def text(self, document: str) -> str:
        """Canonical text of a document."""
        return self._texts[document][1]

    def describe(self) -> dict[str, Any]:
        """Its two parameters and its windows."""
        return {"k1": K1, "b": B, "windows": len(self._chunks)}
