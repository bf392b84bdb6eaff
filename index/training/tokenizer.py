"""The tokenizer: pieces that span syllables ("▁ủy▁ban▁nhân▁dân"), with and without accents.

Candidates are the frequent syllables and the runs of two to four syllables that hold together
(normalised pointwise mutual information, Bouma 2009). A Unigram model (Kudo 2018) chooses among
them; its scores come from a few rounds of segmenting and counting (hard EM).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from index.embed import SEPARATORS
from vietnamese.text import fold_accents, place_tones

UNKNOWN = "<unk>"
_SPACE = "▁"
_WORDS = re.compile(r"[^\W_]+")
_BREAK = "\n"
# A run that begins or ends with one of these joins words that do not belong together.
_FUNCTION_WORDS = frozenset(
    "của và các những được theo tại trong cho với là có này đó khi để do về từ đến hoặc không phải thì mà bị ở trên dưới ra vào "
    "như một số".split()
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many pieces of each kind may compete, and how many stay."""

    pieces: int = 28_000
    syllables: int = 16_000
    runs: int = 40_000
    letters: int = 3_000
    min_count: int = 40
    min_npmi: float = 0.2
    rounds: int = 3
    em_texts: int = 150_000


def separated(text: str) -> str:
    """`match_form` text with every run of other than letters and digits as one space."""
    return " ".join(_WORDS.findall(text))


def build_tokenizer(texts: Sequence[str], extra: Iterable[str], sizes: Sizes = Sizes()) -> Tokenizer:
    """Trains the tokenizer on `match_form` texts; `extra` words (abbreviations) always get a piece."""
    words, runs = _candidates(texts, sizes)
    kept = {w: c for w, c in words.most_common(sizes.syllables)}
    counts: Counter[str] = Counter()
    for piece, count in (*kept.items(), *runs.items()):
        counts[piece] += count
        counts[fold_accents(piece)] += count
    names = [separated(word) for word in extra]
    fixed = {_piece(form) for name in names for form in (name, fold_accents(name))}
    letters = _letters(words, sizes.letters)
    scores = {_piece(p): float(c) for p, c in counts.items()}
    sample = [separated(t) for t in texts[:: max(1, len(texts) // sizes.em_texts)]]
    sample += [fold_accents(t) for t in sample]
    for turn in range(sizes.rounds):
        tokenizer = _assemble(scores, fixed, letters)
        used = _count(tokenizer, sample)
        # The last cut sets the size; the rounds before it only drop what the model never picks.
        keep = sizes.pieces - len(fixed) - len(letters) if turn == sizes.rounds - 1 else len(scores)
        # A syllable met only inside runs must still be known where it stands alone.
        counts = Counter({p: max(used[p], int(p.count(_SPACE) == 1)) for p in scores if p not in fixed})
        scores = {p: float(c) for p, c in counts.most_common(keep) if c}
    return _assemble(scores, fixed, letters)


def _piece(run: str) -> str:
    return _SPACE + run.replace(" ", _SPACE)


def _candidates(texts: Sequence[str], sizes: Sizes) -> tuple[Counter[str], dict[str, int]]:
    """Counts of single words, and of the runs of 2-4 words that hold together."""
    words: Counter[str] = Counter()
    tokens: list[str] = []
    for text in texts:
        for clause in re.split(r"[^\w\s]", text):
            tokens.extend(clause.split())
            tokens.append(_BREAK)
    words.update(tokens)
    del words[_BREAK]
    vocabulary = [w for w, c in words.most_common(2**16) if c >= 5]
    number = {w: i for i, w in enumerate(vocabulary)}
    ids = np.fromiter((number.get(t, -1) for t in tokens), dtype=np.int64, count=len(tokens))
    lettered = np.array([w.isalpha() for w in vocabulary] + [False])
    ids[~lettered[ids]] = -1
    log_p = np.log(np.array([words[w] for w in vocabulary]) / max(1, sum(words.values())))
    scored: list[tuple[float, str, int]] = []
    run_ids, spans = ids, 1
    while spans < 4:
        run_ids, found = _extend(run_ids, ids, spans, sizes.min_count)
        spans += 1
        for members, count in found:
            if _FUNCTION_WORDS & {vocabulary[members[0]], vocabulary[members[-1]]}:
                continue
            joint = math.log(count / len(ids))
            npmi = (joint - sum(log_p[m] for m in members)) / (-joint * (spans - 1))
            if npmi >= sizes.min_npmi + 0.1 * (spans - 2):
                scored.append((npmi * count, " ".join(vocabulary[m] for m in members), count))
    scored.sort(reverse=True)
    return words, {run: count for _, run, count in scored[: sizes.runs]}


def _extend(
    runs: NDArray[np.int64], ids: NDArray[np.int64], length: int, min_count: int
) -> tuple[NDArray[np.int64], list[tuple[list[int], int]]]:
    """Runs one word longer at every position: renumbered ids (-1 where rare), and (members, count) of each."""
    following = np.full_like(ids, -1)
    following[:-length] = ids[length:]
    keys = np.where((runs >= 0) & (following >= 0), runs * 2**17 + following, -1)
    unique, first, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    frequent = (counts >= min_count) & (unique >= 0)
    renumbered = np.where(frequent, np.cumsum(frequent) - 1, -1)[inverse]
    found = [
        (ids[start : start + length + 1].tolist(), int(count))
        for start, count in zip(first[frequent], counts[frequent], strict=True)
    ]
    return renumbered, found


def _letters(words: Counter[str], limit: int) -> set[str]:
    """Pieces for words outside the vocabulary (names, foreign words): single letters and frequent runs of 2-3."""
    singles: Counter[str] = Counter()
    runs: Counter[str] = Counter()
    for word, count in words.items():
        singles.update(dict.fromkeys(word, count))
        if count <= 50 and len(word) > 3 and word.isascii():
            weight = min(count, 5)
            runs.update({_SPACE + word[:3]: weight, _SPACE + word[:2]: weight})
            runs.update({word[i : i + n]: weight for n in (2, 3) for i in range(1, len(word) - n + 1)})
    # Piece tables hold one letter only where it is Latin or a digit; other scripts stay unknown.
    alone = {c for c, n in singles.items() if n >= 5 and (c.isdigit() or fold_accents(c).isascii())}
    start = {_SPACE + c for c in alone}
    return alone | start | {run for run, _ in runs.most_common(limit)} | {_SPACE}


def _count(tokenizer: Tokenizer, texts: Sequence[str], chunk: int = 4096) -> Counter[str]:
    totals = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    for start in range(0, len(texts), chunk):
        encodings = tokenizer.encode_batch_fast(list(texts[start : start + chunk]), add_special_tokens=False)
        totals += np.bincount([i for e in encodings for i in e.ids], minlength=len(totals))
    return Counter({tokenizer.id_to_token(i): int(n) for i, n in enumerate(totals) if n})


def _assemble(scores: dict[str, float], fixed: set[str], letters: set[str]) -> Tokenizer:
    total = sum(scores.values())
    pieces = {p: math.log(c / total) for p, c in scores.items()}
    rare = math.log(1 / total)
    for piece in sorted(fixed):
        pieces.setdefault(piece, rare)
    # Letter runs must lose against any whole word.
    for piece in sorted(letters):
        pieces.setdefault(piece, rare - 8.0 + 1.5 * len(piece.strip(_SPACE)))
    ordered = sorted(pieces.items(), key=lambda item: (-item[1], item[0]))
    tokenizer = Tokenizer(models.Unigram([(UNKNOWN, rare - 20.0), *ordered], unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always", split=False)
    return tokenizer


def normalizer() -> normalizers.Normalizer:
    """`match_form` as the tokenizer's own normaliser, so that raw text gives the same pieces."""
    steps: list[normalizers.Normalizer] = [normalizers.NFC(), normalizers.Lowercase(), normalizers.Replace("ð", "đ")]
    for first, vowels in (("o", "àáãảạèéẽẻẹ"), ("u", "ỳýỹỷỵ")):
        for vowel in vowels:
            # `place_tones` itself says what each misplaced pair becomes; Replace knows no groups.
            steps.append(normalizers.Replace(Regex(rf"(?<!q){first}{vowel}(?!\w)"), place_tones(first + vowel)))
    for toned, last in product("ùúũủụ", "yi"):
        steps.append(normalizers.Replace(Regex(rf"q{toned}{last}(?!\w)"), place_tones("q" + toned + last)))
    steps += [normalizers.Replace(Regex(SEPARATORS), " "), normalizers.Strip()]
    return normalizers.Sequence(steps)
