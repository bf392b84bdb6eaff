"""Tables for a person at a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.metrics import METRICS
from evals.metrics.metric import NOT_MEASURED
from evals.scoring import Marked, Summary, clean, grouped, summarise
from evals.stats import Interval
from evals.verdict import Verdict

KEY_METRICS = ("evidence@5000", "mrr@10", "required_facts", "right", "citation_recall", "citation_precision", "false_refusals", "false_answers")


def text_table(rows: Sequence[Sequence[str]]) -> str:
    """Columns padded to their widest cell; the first one to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))).rstrip() for row in rows]
    return "\n".join(lines)


def shown(metric: str, value: float | None) -> str:
    """A value for a person; "n/a" where nothing was measured."""
    if value is None:
        return "n/a"
    return f"{value:.0f} ms" if METRICS[metric].summary != "mean" else f"{value:.3f}"


def interval(found: Interval | None) -> str:
    """An interval for a person."""
    return f"{found.low:.3f}-{found.high:.3f}" if found else ""


def metric_rows(summaries: Mapping[str, Summary]) -> list[list[str]]:
    """One row a metric: value, interval, and the three states counted."""
    rows = [["metric", "value", "95 %", "scored", "failed", "n/a", "what"]]
    for name, s in summaries.items():
        value = shown(name, s.value) if s.state != NOT_MEASURED else "n/a"
        rows.append([name, value, interval(s.interval), str(s.scored), str(s.failed), str(s.unmeasured), METRICS[name].about])
    return rows


def group_rows(groups: Mapping[str, Sequence[Marked]], first: str) -> list[list[str]]:
    """One row a group, the key metrics as columns."""
    rows = [[first, "n", *KEY_METRICS]]
    for name, marked in groups.items():
        found = summarise(marked, KEY_METRICS)
        rows.append([name, str(len(marked)), *(shown(m, found[m].value) for m in KEY_METRICS)])
    return rows


def noise_rows(marked: Sequence[Marked]) -> list[list[str]]:
    """For each noise the key metrics' change against the same questions asked clean."""
    rows = [["noise", "n", *KEY_METRICS]]
    for noise, under in grouped([m for m in marked if m.item.noise], lambda item: item.noise).items():
        ids = {m.item.id for m in under}
        before = summarise([m for m in clean(marked) if m.item.id in ids], KEY_METRICS)
        after = summarise(under, KEY_METRICS)
        rows.append([noise, str(len(under)), *(_change(before[m].value, after[m].value) for m in KEY_METRICS)])
    return rows


def run_text(marked: Sequence[Marked], summaries: Mapping[str, Summary], verdict: Verdict) -> str:
    """All of a run: metrics, kinds, languages, noise, gates, and the verdict as the last line."""
    plain = clean(marked)
    what = metric_rows(summaries)
    aligned = text_table([row[:-1] for row in what]).split("\n")
    parts = ["\n".join(f"{line}  {row[-1]}" for line, row in zip(aligned, what, strict=True))]
    parts += [text_table(group_rows(grouped(plain, lambda i: i.kind), "kind")), text_table(group_rows(grouped(plain, lambda i: i.language), "language"))]
    if len(plain) < len(marked):
        parts.append(text_table(noise_rows(marked)))
    if verdict.gates:
        parts.append("\n".join(g.line for g in verdict.gates))
    return "\n\n".join([*parts, verdict.line])


def _change(before: float | None, after: float | None) -> str:
    return "n/a" if before is None or after is None else f"{after - before:+.3f}"
