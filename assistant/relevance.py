"""How well a stretch of text answers a question: weighted share of the question's words it holds."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.library import Library
from assistant.question import Question
from assistant.search import _STOP, _BARE_STOP
from vietnamese.glossary import official_terms
from vietnamese.text import fold_accents
from vietnamese.tokens import pairs, syllables

_GENERIC = frozenset("công tác dân vận kế hoạch thực hiện triển khai tổ chức nội dung nhiệm vụ tỉnh cơ quan đơn vị địa phương yêu cầu nêu quy định hướng dẫn làm ngày năm tháng trước".split())


RUN_SHARE = 0.05
TITLE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Weights:
    """Words of the question with their weights; `total` is the most a text can reach."""

    own: dict[str, float]
    more: dict[str, float]
    total: float


class Relevance:
    """Relevance to one question."""

    def __init__(self, library: Library, question: Question, without: tuple[str, ...] = ()) -> None:
        self.library, self.question = library, question
        content = question.content
        for words in without:
            content = re.sub(re.escape(words), " ", content, flags=re.IGNORECASE)
        self.weights = self._weights(content)
        said = [] if question.english else syllables(content)
        self.phrase = [fold_accents(w) for w in said] if question.bare else said

    def _weights(self, content: str) -> Weights:
        bare = self.question.bare
        idf = self.library.idf(bare)
        titled = self._title_words(bare)
        own: dict[str, float] = {}
        stop = _BARE_STOP if bare else _STOP
        if not self.question.english:
            words = syllables(content)
            if bare:
                words = [fold_accents(w) for w in words]
            for word in words:
                if word not in stop and len(word) > 1:
                    own[word] = idf(word) * (0.5 if word in _GENERIC else 1.0) * (TITLE_SHARE if word in titled else 1.0)
            for pair in pairs(words):
                if idf.counts[pair]:  # a pair that stands nowhere tells nothing apart
                    own[pair] = idf(pair) * 0.8
        more: dict[str, float] = {}
        for phrase in self.question.terms:
            words = syllables(phrase)
            if bare:
                words = [fold_accents(w) for w in words]
            share = 1.0 if self.question.english else 0.5
            for word in words:
                if word not in stop:
                    more[word] = max(more.get(word, 0.0), idf(word) * share * 0.6)
            for pair in pairs(words):
                more[pair] = max(more.get(pair, 0.0), idf(pair) * share)
        total = sum(w for t, w in own.items()) or sum(more.values()) or 1.0
        return Weights(own, more, total)

    def _title_words(self, bare: bool) -> frozenset[str]:
        """Words of the one title meant: they name the document, and tell its sentences apart the less."""
        if len(self.question.documents) != 1:
            return frozenset()
        document = self.library.document(self.question.documents[0])
        if document.province_name is None:
            return frozenset()  # a law's title is left out of the question already; its words said again are meant
        words = syllables(document.title.text) if document.title else []
        return frozenset(fold_accents(w) for w in words) if bare else frozenset(words)

    def score(self, text: str, context: str = "", *, context_share: float = 0.35) -> float:
        """Share of the question's weight that the text holds, a share of it also from the context line."""
        terms = text_terms(text, self.question.bare)
        around = text_terms(context, self.question.bare) if context else frozenset()
        got = 0.0
        for weights, factor in ((self.weights.own, 1.0), (self.weights.more, 0.8)):
            for term, weight in weights.items():
                if term in terms:
                    got += weight * factor
                elif term in around:
                    got += weight * factor * context_share
        return got / self.weights.total

    @cached_property
    def telling(self) -> frozenset[str]:
        """Single words of the question that are not the subject's everyday ones."""
        generic = frozenset(map(fold_accents, _GENERIC)) if self.question.bare else _GENERIC
        return frozenset(t for t, _ in self._singles[0] if t not in generic)

    def unbroken(self, text: str) -> float:
        """What a text gains that prints a stretch of the question, longer than three syllables, without a break."""
        words = syllables(text)
        if self.question.bare:
            words = [fold_accents(w) for w in words]
        printed = f" {' '.join(words)} "
        longest = 0
        for i in range(len(self.phrase)):
            while i + longest < len(self.phrase) and f" {' '.join(self.phrase[i : i + longest + 1])} " in printed:
                longest += 1
        return RUN_SHARE * max(0, longest - 3)

    def coverage(self, text: str, *more: str) -> float:
        """Share of the question's single words, by weight, that stand in the text, or in what is read with it, or whose official wording does."""
        terms = text_terms(text, self.question.bare)
        for words in more:
            terms = terms | text_terms(words, self.question.bare)
        singles, total = self._singles
        return sum(w for t, w in singles if t in terms) / total

    @cached_property
    def _singles(self) -> tuple[tuple[tuple[str, float], ...], float]:
        """Single words with their weights: the question's own, else those of the official wordings."""
        own = tuple((t, w) for t, w in self.weights.own.items() if "_" not in t) or tuple((t, w) for t, w in self.weights.more.items() if "_" not in t)
        return own, sum(w for _, w in own) or 1.0


@lru_cache(maxsize=20000)
def text_terms(text: str, bare: bool) -> frozenset[str]:
    """Syllables and pairs of a text."""
    words = syllables(text)
    if bare:
        words = [fold_accents(w) for w in words]
    return frozenset(words) | frozenset(pairs(words))


class Idf:
    """Inverse document frequency over the passages of a build, at most a few thousand of them."""

    def __init__(self, library: Library, bare: bool, most: int = 3000) -> None:
        counts: Counter[str] = Counter()
        self.size = 0
        for document in library.documents:
            for passage in library.passages(document.id):
                counts.update(text_terms(document.text[passage.start : passage.end], bare))
                self.size += 1
            if self.size >= most:
                break
        self.counts = counts

    def __call__(self, term: str) -> float:
        return math.log(1 + (self.size - self.counts[term] + 0.5) / (self.counts[term] + 0.5))


__all__ = ["Idf", "Relevance", "official_terms", "text_terms"]
