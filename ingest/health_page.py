"""The health report as a table for the terminal and as one HTML page without links to anything outside it."""

from collections.abc import Sequence
from html import escape

from ingest.health import FOUND, LOW_SHARE, Health

_LOW_CONFIDENCE = 75
_HEADS = ("document", "reader", "pages", "OCR", "words", "outline", "blank metadata", "duties", "references", "resolved", "warnings")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; max-width: 90rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: Canvas; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.look { font-weight: 600; text-decoration: underline; }
ul { margin: 0; padding-left: 1rem; }
"""


def health_table(rows: Sequence[Health]) -> str:
    """One line a document, its warnings under it."""
    out = [f"{'document':48} {'reader':9} {'pages':>5} {'OCR':>4} {'words':>6}  {'outline':22} {'duties':>6} {'refs':>5} {'held':>5}  blank"]
    for r in rows:
        out.append(f"{r.document[:48]:48} {r.reader:9} {r.pages:5} {_ocr(r):>4} {r.word_share:6.1%}  {_outline(r):22} {r.duties:6} {r.references:5} {r.resolved:5}  {', '.join(r.blank) or '-'}")
        out += [f"    ! {w}" for w in r.warnings]
    return "\n".join([*out, _summary(rows)])


def health_page(rows: Sequence[Health]) -> str:
    """The report as one HTML page; everything from documents is escaped."""
    head = "".join(f'<th scope="col">{h}</th>' for h in _HEADS)
    body = "\n".join(_row(r) for r in rows)
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Health of the documents</title>\n<style>{_STYLE}</style>\n</head>\n'
            f"<body>\n<h1>Health of the documents</h1>\n<p>{escape(_summary(rows))}</p>\n<p>Underlined values are worth a look.</p>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</body>\n</html>\n")


def _row(r: Health) -> str:
    cells = [
        (f"<strong>{escape(r.document)}</strong><br>{escape(r.path)}", "", False), (escape(r.reader), "", False), (str(r.pages), "number", False),
        (_ocr(r), "number", r.ocr_confidence is not None and r.ocr_confidence < _LOW_CONFIDENCE), (f"{r.word_share:.1%}", "number", r.word_share < LOW_SHARE),
        (escape(_outline(r)), "", r.outline != FOUND), (escape(", ".join(r.blank)) or "-", "", False), (str(r.duties), "number", False),
        (str(r.references), "number", False), (str(r.resolved), "number", False),
        ("<ul>" + "".join(f"<li>{escape(w)}</li>" for w in r.warnings) + "</ul>" if r.warnings else "-", "", False),
    ]
    return "<tr>" + "".join(f'<td class="{" ".join(filter(None, (name, "look" if look else "")))}">{text}</td>' for text, name, look in cells) + "</tr>"


def _ocr(r: Health) -> str:
    return "-" if r.ocr_confidence is None else str(r.ocr_confidence)


def _outline(r: Health) -> str:
    return f"found ({r.sections})" if r.outline == FOUND else r.outline


def _summary(rows: Sequence[Health]) -> str:
    found, resolved = sum(r.outline == FOUND for r in rows), sum(r.resolved for r in rows)
    return f"{len(rows)} documents, {found} with an outline, {sum(bool(r.warnings) for r in rows)} with warnings; {resolved} of {sum(r.references for r in rows)} references point to a held document"
