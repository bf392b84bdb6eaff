"""Every document that one plan cites, when the question names no matter: "viện dẫn những văn bản nào"."""

import re

from assistant.answers import Draft, Written
from assistant.library import Library
from assistant.question import Question
from assistant.wordings import wording
from assistant.write.citations import PLURAL
from assistant.write.reference_ranking import evidence_of, types_asked
from assistant.write.naming import document_name, reference_words
from index.records import Reference
from vietnamese.numbers import number_key
from vietnamese.text import bare_form

MOST = 12
_CONGRESS = re.compile(r"Đại hội\b.*?(?<!\w)([IVXL]+)(?!\w)")
_SAID_OF_ANY_LIST = re.compile(
    r"(?<!\w)(?:ban nay|nay|ban|ke hoach|vien dan|dan chieu|can cu|dua|tren|vao|theo|nhac|neu|liet ke|ke ra|ke|nhung|cac|tat ca|toan bo|van ban|van|tai lieu|nao|gi|so|cua|den|toi|trong|duoc|ma|la|co|ra|o|chi thi|nghi quyet|quyet dinh|ket luan|cong van|luat"
    r"|thong tri|quy dinh|to trinh|nghi dinh|thong tu|phap ly|lam|co so|which|what|documents?|directives?|decisions?|resolutions?|conclusions?|laws?|letters?|legal|basis|does|do|is|are|cites?|cited|by|mentions?|mentioned|list|all|the|in|of|refers?|to|rests?|on)(?!\w)"
)


def listed_answer(library: Library, question: Question, documents: tuple[str, ...]) -> Written | None:
    """All documents that the one plan meant cites, those with a number first, of the type asked for; None where a matter beyond its own title is named."""
    folded = bare_form(question.text)
    if len(documents) != 1 or not PLURAL.search(folded) or question.numbers or question.spoken:
        return None
    title = library.document(documents[0]).title
    named = set(bare_form(title.text).split()) if title else set()
    if any(w not in named and not w.isdigit() for w in re.findall(r"\w+", _SAID_OF_ANY_LIST.sub(" ", bare_form(question.content)))):
        return None
    types = types_asked(folded)
    cited = [r for r in _distinct(library, documents[0]) if not types or r.type in types]
    if not cited:
        return None
    document, shown = library.document(documents[0]), cited[:MOST]
    words = "; ".join(reference_words(r, document.text, subject=False) for r in shown)
    frame = "cites_all" if len(shown) == len(cited) else "cites_many"
    text = wording("en" if question.english else "vi", "frame", frame, document=document_name(document, question), count=len(cited), name=words)
    evidence = tuple(dict.fromkeys(evidence_of(library, r) for r in shown))
    return Written("citation", (Draft(text, evidence, counts=(len(cited),)),))


def _distinct(library: Library, document: str) -> list[Reference]:
    """One reference for each cited document, its dated mention before an undated one; the plan's own number is no citation."""
    own = library.document(document).number
    best: dict[str, Reference] = {}
    dated = {number_key(r.number) for r in library.references((document,)) if r.number and r.date}
    for reference in library.references((document,)):
        if reference.alias and reference.printed == reference.alias or own and reference.number and number_key(reference.number) == number_key(own.text):
            continue
        if reference.number and reference.date is None and number_key(reference.number) in dated:
            continue
        best.setdefault(_same_document(reference), reference)
    return sorted(best.values(), key=lambda r: (r.number is None, r.start))


def _same_document(reference: Reference) -> str:
    """The key of a reference; a congress's resolution is one document however its name is shortened."""
    congress = _CONGRESS.search(reference.name) if reference.number is None else None
    return f"đại hội {congress.group(1)}" if congress else reference.key
