"""A run as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.outcome import Outcome
from evals.saved_scores import why
from evals.scoring import clean, failures, grouped
from evals.tables import group_rows, metric_rows, noise_rows

ABOUT = ("suite", "system", "commit", "started", "ended", "seed", "noise", "top", "suite_sha256", "corpus_sha256", "index_sha256", "prompts_sha256")


def markdown_report(manifest: Mapping[str, Any], outcome: Outcome) -> str:
    """Verdict, metrics, kinds, languages, noise, gates, failures, and what the run was made from."""
    plain = clean(outcome.marked)
    parts = [f"# Run of {manifest.get('suite')} with {manifest.get('system')}", f"**{outcome.verdict.line}**", "## Metrics", table(metric_rows(outcome.summaries))]
    parts += ["## By kind", table(group_rows(grouped(plain, lambda i: i.kind), "kind"))]
    parts += ["## By language", table(group_rows(grouped(plain, lambda i: i.language), "language"))]
    parts += ["## By document", table(group_rows(grouped(plain, lambda i: i.cluster), "document"))]
    if len(plain) < len(outcome.marked):
        parts += ["## Noise: change against the same questions asked clean", table(noise_rows(outcome.marked))]
    if outcome.verdict.gates:
        rows = [[g.rule, "n/a" if g.value is None else f"{g.value:.4g}", g.state] for g in outcome.verdict.gates]
        parts += ["## Gates", table([["gate", "is", "state"], *rows])]
    bad = failures(outcome.marked)
    rows = [[m.item.key, m.item.kind, m.item.question, why(m)] for m in bad]
    parts += [f"## Failures ({len(bad)})", table([["id", "kind", "question", "why"], *rows]) if rows else "None."]
    parts += ["## Made from", table([["what", "value"], *([name, str(manifest.get(name))] for name in ABOUT)])]
    return "\n\n".join(parts) + "\n"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; bars and line ends in cells cannot break it."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
