"""Facts of a document itself. Type, issuer, number and date stand in every stem, so only the signature is asked for."""

from collections import Counter
from collections.abc import Iterator

from assistant.library import Library
from assistant.quiz.model import RECOGNISE, Fact
from index.records import Document
from vietnamese.text import fold_spaces


def document_facts(library: Library, document: Document, refused: Counter[str]) -> Iterator[Fact]:
    """Who signed, and as what."""
    if document.signatory:
        name = document.signatory
        yield Fact(document.id, "", name.start, name.end, "signatory", f"{document.id}|signatory", "documents", RECOGNISE, fold_spaces(name.text), "person", names=(document.id,))
    if document.signatory_role and document.signatory:
        role = document.signatory_role
        start, end = min(role.start, document.signatory.start), max(role.end, document.signatory.end)
        printed = fold_spaces(role.text).capitalize().replace("Phó chủ", "Phó Chủ")
        # The deputy signs for the chairman (KT.), which is what readers mix up.
        taken = (printed.removeprefix("Phó "),) if printed.startswith("Phó ") else ()
        yield Fact(document.id, "", start, end, "signatory_role", f"{document.id}|signatory_role", "documents", RECOGNISE, printed, "role", names=(document.id,), confusions=taken)
