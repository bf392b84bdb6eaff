"""python -m assistant findings: what is odd in the documents, each with the words that show it."""

import argparse

from assistant.findings import checked_findings, checked_json, cross_findings, cross_json, finding_json, findings_of
from assistant.register.filters import chosen_documents
from assistant.service import Assistant
from index.cli import index_folder, put, put_json

_LONGEST = 160


def findings_command(options: argparse.Namespace) -> int:
    """Findings as a table or JSON: of one document, of a province's documents, or of all and between them."""
    library = Assistant(index_folder(options)).library()
    chosen = chosen_documents(library, options.document, options.province)
    ids = chosen or tuple(d.id for d in library.documents)
    own = [finding_json(library, f) for f in findings_of(library, ids)]
    across = [cross_json(library, f) for f in cross_findings(library, ids)] if len(ids) > 1 else []
    checked = [checked_json(library, f) for f in checked_findings(library, ids)]
    if options.json or options.format == "json":
        put_json({"findings": own, "across": across, "checked": checked})
        return 0
    lines = []
    for document in dict.fromkeys(f["document"] for f in own):
        lines.append(f"{document}")
        for finding in (f for f in own if f["document"] == document):
            lines += [f"  {finding['message']}", *(f"      “{_short(q['quote'])}”" for q in finding["quotes"][:2])]
    if across:
        lines.append("Giữa các văn bản")
        lines += [f"  {finding['message']}" for finding in across]
    if checked:
        lines.append("Ghi khác nguồn đã đối chiếu")
        lines += [f"  {finding['document']}: {finding['message']} [{finding['mark']}]" for finding in checked]
    put("\n".join(lines) or "Không thấy điểm bất thường nào.")
    return 0


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
