"""A run as one HTML page. Everything of the documents and answers is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from evals.metrics import METRICS
from evals.outcome import Outcome
from evals.replies import Row
from evals.report.markdown import ABOUT
from evals.report.plots import bars, changes, histogram
from evals.saved_scores import why
from evals.scoring import Marked, clean, failures, grouped, summarise
from evals.tables import group_rows, metric_rows, noise_rows
from evals.verdict import PASSED

_STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
table{border-collapse:collapse;margin:.5rem 0 1.5rem;font-variant-numeric:tabular-nums}th,td{padding:.15rem .6rem;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
.verdict{padding:.6rem 1rem;border-left:6px solid #b8483c;background:#f6f0ef;font-weight:600}.verdict.passed{border-color:#3c7a4a;background:#eef5ef}
.scroll{overflow-x:auto}svg text{font:12px system-ui,sans-serif}details{border-bottom:1px solid #ddd;padding:.3rem 0}pre{white-space:pre-wrap;background:#f5f5f5;padding:.6rem;margin:.3rem 0}"""


def html_report(manifest: Mapping[str, Any], outcome: Outcome, rows: Mapping[str, Row]) -> str:
    """The page: verdict, plots, tables, and every failure with its answer."""
    plain = clean(outcome.marked)
    kind = "verdict passed" if outcome.verdict.state == PASSED else "verdict"
    body = [f"<h1>Run of {escape(str(manifest.get('suite')))} with {escape(str(manifest.get('system')))}</h1>", f'<p class="{kind}">{escape(outcome.verdict.line)}</p>']
    body += ["<h2>Metrics</h2>", _metric_plot(outcome), _table(metric_rows(outcome.summaries))]
    for title, by in (("kind", lambda i: i.kind), ("language", lambda i: i.language), ("document", lambda i: i.cluster)):
        body += [f"<h2>By {title}</h2>", _table(group_rows(grouped(plain, by), title))]
    if len(plain) < len(outcome.marked):
        body += ["<h2>Noise: change against the same questions asked clean</h2>", _noise_plot(outcome.marked), _table(noise_rows(outcome.marked))]
    if outcome.verdict.gates:
        gates = [[g.rule, "n/a" if g.value is None else f"{g.value:.4g}", g.state] for g in outcome.verdict.gates]
        body += ["<h2>Gates</h2>", _table([["gate", "is", "state"], *gates])]
    times = [m.measures["latency_p50"].value for m in plain]
    body += ["<h2>Latency</h2>", histogram([t for t in times if t is not None], "milliseconds a question", "ms")]
    bad = failures(outcome.marked)
    body += [f"<h2>Failures ({len(bad)})</h2>", *(_failure(m, rows.get(m.item.key)) for m in bad)]
    body += ["<h2>Made from</h2>", _table([["what", "value"], *([name, str(manifest.get(name))] for name in (*ABOUT, "settings", "versions"))])]
    return (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>Run of {escape(str(manifest.get('suite')))}</title><style>{_STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n")


def _metric_plot(outcome: Outcome) -> str:
    shares = {n: (s.value, s.interval) for n, s in outcome.summaries.items() if s.value is not None and METRICS[n].summary == "mean"}
    return bars(shares, "metrics with their 95 % intervals")


def _noise_plot(marked: Sequence[Marked]) -> str:
    falls = {}
    for noise, under in grouped([m for m in marked if m.item.noise], lambda i: i.noise).items():
        ids = {m.item.id for m in under}
        for name in ("evidence@5000", "right"):
            before = summarise([m for m in clean(marked) if m.item.id in ids], (name,))[name].value
            after = summarise(under, (name,))[name].value
            if before is not None and after is not None:
                falls[f"{noise}: {name}"] = after - before
    return changes(falls, "change of evidence@5000 and right under noise", max((abs(v) for v in falls.values()), default=0.0))


def _failure(marked: Marked, row: Row | None) -> str:
    item = marked.item
    answer = row.reply.answer if row and row.reply else ""
    cited = "\n".join(f"[{c.marker}] {c.document} {c.section}: {c.quote}" for c in row.reply.citations) if row and row.reply else ""
    gold = "\n".join(f"{e.document} {e.section}: {e.quote}" for e in item.evidence)
    parts = [("why", why(marked)), ("answer", answer), ("citations", cited), ("model answer", item.answer), ("gold evidence", gold)]
    inner = "".join(f"<p>{name}</p><pre>{escape(text)}</pre>" for name, text in parts if text)
    return f"<details><summary>{escape(item.key)} ({escape(item.kind)}): {escape(item.question)}</summary>{inner}</details>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(c)}</th>" for c in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows[1:])
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
