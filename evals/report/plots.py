"""Plots as inline SVG: no script, no font, no image from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from evals.stats import Interval

_LEFT, _BAR, _STEP, _RIGHT = 190, 420, 24, 70
_FILL, _LINE, _BAD = "#4878a8", "#222", "#b8483c"


def bars(values: Mapping[str, tuple[float, Interval | None]], title: str) -> str:
    """One horizontal bar from 0 to 1 a name, with its 95 % interval as a whisker."""
    lines = []
    for row, (name, (value, interval)) in enumerate(values.items()):
        y = row * _STEP + 6
        lines.append(_text(_LEFT - 8, y + 11, name, "end"))
        lines.append(f'<rect x="{_LEFT}" y="{y}" width="{_BAR * value:.1f}" height="14" fill="{_FILL}"/>')
        if interval:
            a, b = _LEFT + _BAR * interval.low, _LEFT + _BAR * interval.high
            lines.append(f'<path d="M{a:.1f} {y + 7}H{b:.1f}M{a:.1f} {y + 3}v8M{b:.1f} {y + 3}v8" stroke="{_LINE}" fill="none"/>')
        lines.append(_text(_LEFT + _BAR + 8, y + 11, f"{value:.3f}", "start"))
    return _svg(_LEFT + _BAR + _RIGHT, len(values) * _STEP + 10, lines, title)


def changes(values: Mapping[str, float], title: str, reach: float) -> str:
    """One bar a name to the left (a fall) or right of zero; `reach` is the value at the edge."""
    middle, half = _LEFT + _BAR / 2, _BAR / 2
    lines = [f'<path d="M{middle} 0V{len(values) * _STEP + 4}" stroke="#999"/>']
    for row, (name, value) in enumerate(values.items()):
        y, width = row * _STEP + 6, min(half, half * abs(value) / reach) if reach else 0.0
        x = middle if value >= 0 else middle - width
        lines.append(_text(_LEFT - 8, y + 11, name, "end"))
        lines.append(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="14" fill="{_FILL if value >= 0 else _BAD}"/>')
        lines.append(_text(_LEFT + _BAR + 8, y + 11, f"{value:+.3f}", "start"))
    return _svg(_LEFT + _BAR + _RIGHT, len(values) * _STEP + 10, lines, title)


def histogram(values: Sequence[float], title: str, unit: str, bins: int = 24) -> str:
    """How often which value; equal bins from 0 to the largest."""
    top = max(values, default=0.0) or 1.0
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, math.floor(value / top * bins))] += 1
    width, height, most = (_BAR + _LEFT) / bins, 110, max(counts) or 1
    lines = []
    for i, count in enumerate(counts):
        tall = height * count / most
        lines.append(f'<rect x="{10 + i * width:.1f}" y="{height - tall + 5:.1f}" width="{width - 1.5:.1f}" height="{tall:.1f}" fill="{_FILL}"/>')
    lines += [_text(10, height + 22, "0", "start"), _text(10 + bins * width, height + 22, f"{top:.0f} {unit}", "end")]
    return _svg(_LEFT + _BAR + 30, height + 30, lines, title)


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _svg(width: float, height: float, lines: Sequence[str], title: str) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" role="img" aria-label="{escape(title)}">'
            f"<title>{escape(title)}</title>{''.join(lines)}</svg>")
