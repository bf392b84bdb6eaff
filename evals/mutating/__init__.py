"""False and true variants of a sentence, for measuring the gate.

A mutation changes what the sentence says; a value that also stands in the sentence's own quotes is never put in, for the
sentence could then still be true. True variants say the same in another typography.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evals.mutating import dates, figures, names, wording
from evals.noise import new_tones, old_tones
from vietnamese.text import match_form, nfc


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed sentence and how it was changed."""

    kind: str
    text: str


Maker = Callable[[str, str, random.Random], Iterator[str]]

_MAKERS: dict[str, Maker] = {
    "date": dates.dates, "recurrence": wording.recurrences, "before and after": wording.relations, "body": names.bodies, "level": names.levels,
    "position": names.positions, "exchange": names.exchanges, "dropped không": wording.negations, "added không": wording.added_negations,
    "number": figures.numbers, "document number": figures.document_numbers,
}


def mutations(sentence: str, quotes: Sequence[str], seed: int = 0) -> list[Variant]:
    """Sentences that say something else than this one, each different."""
    draw = random.Random(f"{seed}/{sentence}")
    shown = "\n".join(quotes)
    plain = nfc(sentence)
    out, seen = [], {match_form(plain)}
    for kind, maker in _MAKERS.items():
        for text in maker(plain, shown, draw):
            form = match_form(text)
            if form not in seen:
                seen.add(form)
                out.append(Variant(kind, text))
    return out


def true_variants(sentence: str) -> list[Variant]:
    """Sentences that say the same; the sentence itself first."""
    draw = random.Random(0)
    forms = {
        "as shown": sentence, "NFD": unicodedata.normalize("NFD", sentence), "capitals": nfc(sentence).upper(), "no line breaks": " ".join(sentence.split()),
        "old tone placement": old_tones(sentence, draw), "new tone placement": new_tones(sentence, draw),
        "quotation marks": sentence.replace("“", '"').replace("”", '"'),
    }
    return [Variant(kind, text) for kind, text in forms.items() if kind == "as shown" or text != sentence]
