"""Training pairs: a question side and the passage that answers it, as piece ids.

Questions are made from the texts themselves: titles, sentences, sentences cut short and dressed as
questions, related articles. Every question is kept in two spellings, with and without accents.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.texts import LAW, WIKI, Text
from vietnamese.text import fold_accents

Ids = NDArray[np.int32]

_LEADS = (
    "ai", "cơ quan nào", "đơn vị nào", "tổ chức nào", "khi nào", "bao giờ", "trường hợp nào", "theo quy định",
    "theo quy định của pháp luật", "có phải", "vì sao", "ở đâu", "xin hỏi", "cho biết", "hãy nêu", "phát biểu nào sau đây đúng", "theo kế hoạch", "người nào", "những ai",
)  # fmt: skip
_TAILS = (
    "là gì", "như thế nào", "được quy định như thế nào", "bao nhiêu", "bao lâu", "đúng hay sai", "có đúng không", "phải không",
    "được không", "gồm những gì", "do ai thực hiện", "do cơ quan nào thực hiện", "thuộc trách nhiệm của ai", "trong thời hạn bao lâu", "gửi cho ai",
    "vào ngày nào", "năm nào", "ở đâu", "là ai", "bị xử lý ra sao", "bị phạt bao nhiêu", "cần điều kiện gì", "ra sao", "nội dung gì",
)  # fmt: skip
_TITLE_FORMS = (
    "{}", "{} được quy định như thế nào", "quy định về {}", "{} là gì", "{} gồm những gì", "ai có trách nhiệm {}", "nội dung của {}",
    "{} ra sao", "thế nào là {}", "cho biết {}",
)  # fmt: skip
_VAGUE_TITLES = re.compile(
    r"^(phạm vi|đối tượng|hiệu lực|giải thích|tổ chức thực hiện|trách nhiệm thi hành|trách nhiệm tổ chức"
    r"|điều khoản|quy định chuyển tiếp|chế độ báo cáo|$)"
)


@dataclass(frozen=True, slots=True)
class Bag:
    """Ragged rows of piece ids: row i is `ids[starts[i]:starts[i + 1]]`."""

    ids: Ids
    starts: NDArray[np.int64]

    def row(self, i: int) -> Ids:
        return self.ids[self.starts[i] : self.starts[i + 1]]

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Pairs:
    """Questions of both spellings, each with its passage and the sentence it was made from (-1: none)."""

    accented: Bag
    bare: Bag
    passage: Ids
    sentence: Ids
    sentences: Bag
    first_sentence: NDArray[np.int64]
    titles: Bag
    contexts: Bag
    group: Ids


def load_abbreviations() -> dict[str, str]:
    """Abbreviation to full name, both in `match_form`."""
    lines = Path(__file__).with_name("abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def make_questions(texts: Sequence[Text], seed: int, per_text: int = 3) -> list[tuple[str, int, int]]:
    """(question, passage, sentence) of every passage: up to `per_text` from sentences, one or two from titles."""
    rng = random.Random(seed)
    place = {t.id: i for i, t in enumerate(texts) if t.id}
    found: list[tuple[str, int, int]] = []
    for i, text in enumerate(texts):
        found.extend((q, i, -1) for q in _from_title(text, rng))
        count = min(per_text, len(text.sentences))
        for s in rng.sample(range(len(text.sentences)), count):
            question = _from_sentence(text, text.sentences[s], rng)
            if len(question.split()) >= 3:
                found.append((question, i, s))
        for code in text.related[:2]:
            if (other := place.get(code)) is not None and other != i:
                found.append((f"{text.title} {rng.choice(text.sentences)}", other, -1))
    return found


def _from_title(text: Text, rng: random.Random) -> list[str]:
    if text.kind == WIKI:
        return [text.title] if rng.random() < 0.2 else []
    vague = bool(_VAGUE_TITLES.match(text.title))
    subject = f"{text.title} {text.context}" if vague else text.title
    if not subject.strip():
        return []
    return [rng.choice(_TITLE_FORMS).format(subject) for _ in range(1 if vague or text.kind != LAW else 2)]


def _from_sentence(text: Text, sentence: str, rng: random.Random) -> str:
    words = sentence.split()
    if len(words) > 8 and rng.random() < 0.85:
        size = rng.randint(5, min(len(words), 26))
        start = rng.randint(0, len(words) - size)
        words = words[start : start + size]
    if len(words) > 8 and rng.random() < 0.3:
        gap = rng.randint(1, 3)
        at = rng.randint(1, len(words) - gap - 1)
        del words[at : at + gap]
    question = " ".join(words)
    if rng.random() < 0.35:
        question = f"{rng.choice(_LEADS)} {question}"
    if rng.random() < 0.35:
        question = f"{question} {rng.choice(_TAILS)}"
    if text.kind != WIKI and text.title and rng.random() < 0.25:
        question = f"{text.title} {question}"
    return question


def shorten(question: str, abbreviations: dict[str, str], rng: random.Random) -> str:
    """The question with full names abbreviated, three times in ten."""
    for short, full in abbreviations.items():
        if full in question and rng.random() < 0.3:
            question = question.replace(full, short)
    return question


def make_pairs(texts: Sequence[Text], tokenizer: Tokenizer, seed: int, per_text: int = 3) -> Pairs:
    """All pairs, tokenised once; sampling of spellings and windows is left to the batches."""
    rng = random.Random(seed + 1)
    abbreviations = load_abbreviations()
    rows = make_questions(texts, seed, per_text)
    questions = [shorten(q, abbreviations, rng) for q, _, _ in rows]
    groups = {name: n for n, name in enumerate(dict.fromkeys(t.group for t in texts))}
    return Pairs(
        accented=tokenise(tokenizer, questions),
        bare=tokenise(tokenizer, [fold_accents(q) for q in questions]),
        passage=np.array([p for _, p, _ in rows], dtype=np.int32),
        sentence=np.array([s for _, _, s in rows], dtype=np.int32),
        sentences=tokenise(tokenizer, [s for t in texts for s in t.sentences]),
        first_sentence=np.concatenate([[0], np.cumsum([len(t.sentences) for t in texts])]),
        titles=tokenise(tokenizer, [t.title for t in texts]),
        contexts=tokenise(tokenizer, [t.context for t in texts]),
        group=np.array([groups[t.group] for t in texts], dtype=np.int32),
    )


def tokenise(tokenizer: Tokenizer, texts: Sequence[str], chunk: int = 8192) -> Bag:
    """Piece ids of each text; the unknown piece (0) is left out, its row stays zero."""
    ids: list[Ids] = []
    lengths: list[int] = []
    for start in range(0, len(texts), chunk):
        for encoding in tokenizer.encode_batch_fast(list(texts[start : start + chunk]), add_special_tokens=False):
            row = np.array(encoding.ids, dtype=np.int32)
            row = row[row > 0]
            ids.append(row)
            lengths.append(len(row))
    flat = np.concatenate(ids) if ids else np.zeros(0, dtype=np.int32)
    return Bag(flat, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))
