"""The gate under mutation: how often it holds a false sentence for true (false anchors), and a true one for false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.metrics.citations import SHOWN_STATES
from evals.mutating import Variant, mutations, true_variants
from evals.stats import wilson
from evals.verdict import Verdict, gate

Place = Mapping[str, Any]
Check = Callable[[str, Sequence[Place]], str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One shown sentence with its citations (document, start, end, and the quote)."""

    key: str
    text: str
    citations: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """One variant through the gate."""

    claim: Claim
    variant: Variant
    state: str

    @property
    def accepted(self) -> bool:
        """Whether the gate would show it."""
        return self.state in SHOWN_STATES


@dataclass(frozen=True, slots=True)
class GateReport:
    """All trials of false and of true variants."""

    false: tuple[Trial, ...]
    true: tuple[Trial, ...]
    claims: int

    @property
    def false_anchors(self) -> list[Trial]:
        """Mutations that the gate accepted."""
        return [t for t in self.false if t.accepted]

    @property
    def refused_truths(self) -> list[Trial]:
        """True variants that it refused."""
        return [t for t in self.true if not t.accepted]

    def verdict(self, least: int) -> Verdict:
        """False anchors 0, true variants all, and enough mutations to say so."""
        rate = len(self.false_anchors) / len(self.false) if self.false else None
        accepted = 1 - len(self.refused_truths) / len(self.true) if self.true else None
        return Verdict((gate("false anchors at most 0", rate, most=0.0), gate("true variants accepted at least 1", accepted, least=1.0),
                        gate(f"mutations at least {least}", len(self.false), least=least)))

    def as_json(self, least: int) -> dict[str, Any]:
        """For machines."""
        bound = wilson(len(self.false_anchors), len(self.false))
        return {
            "sentences": self.claims, "mutations": len(self.false), "false_anchors": len(self.false_anchors),
            "false_anchor_rate_at_most": round(bound.high, 5), "true_variants": len(self.true), "refused_truths": len(self.refused_truths),
            "by_kind": {"false": _by_kind(self.false), "true": _by_kind(self.true)},
            "accepted": [_trial(t) for t in self.false_anchors], "refused": [_trial(t) for t in self.refused_truths], **self.verdict(least).as_json(),
        }


def try_gate(claims: Iterable[Claim], check: Check, seed: int, progress: Callable[[int, str], None] = lambda done, key: None) -> GateReport:
    """Puts every variant of every sentence through the gate."""
    false: list[Trial] = []
    true: list[Trial] = []
    count = 0
    for count, claim in enumerate(claims, 1):
        progress(count, claim.key)
        quotes = [str(c["quote"]) for c in claim.citations]
        false += [Trial(claim, v, check(v.text, claim.citations)) for v in mutations(claim.text, quotes, seed)]
        true += [Trial(claim, v, check(v.text, claim.citations)) for v in true_variants(claim.text)]
    return GateReport(tuple(false), tuple(true), count)


def claims_of(rows: Iterable[Mapping[str, Any]]) -> list[Claim]:
    """The shown sentences of basis "document" in saved rows, each wording with its places once."""
    seen: set[tuple[Any, ...]] = set()
    out = []
    for row in rows:
        answer = row.get("answer") or {}
        places = {c["marker"]: c for c in answer.get("citations") or []}
        for sentence in answer.get("sentences") or []:
            cited = tuple(places[m] for m in sentence.get("citations") or [] if m in places)
            mark = (sentence["text"], tuple((c["document"], c["start"], c["end"]) for c in cited))
            if sentence.get("basis") == "document" and sentence.get("state") in SHOWN_STATES and cited and mark not in seen:
                seen.add(mark)
                out.append(Claim(str(row["key"]), sentence["text"], cited))
    return out


def _by_kind(trials: Sequence[Trial]) -> dict[str, dict[str, int]]:
    whole, accepted = Counter(t.variant.kind for t in trials), Counter(t.variant.kind for t in trials if t.accepted)
    return {kind: {"tried": n, "accepted": accepted[kind]} for kind, n in whole.items()}


def _trial(trial: Trial) -> dict[str, Any]:
    return {"id": trial.claim.key, "kind": trial.variant.kind, "state": trial.state, "text": trial.variant.text, "was": trial.claim.text}
