"""Whether a file is the document it was added as: its number, date and title against the catalogue's."""

from index.catalogue import Catalogue, CatalogueDocument
from index.errors import BadInput
from index.records import Document
from vietnamese.dates import find_times, iso
from vietnamese.numbers import find_numbers, number_key
from vietnamese.text import bare_form, match_form

_HEAD = 6000
_SAME_TITLE = 0.5


def named_entry(name: str, catalogue: Catalogue) -> CatalogueDocument:
    """The catalogue entry that "33/CT-TTg" or "25-NQ/TW@2013-06-03" names.

    Raises:
        BadInput: none, or more than one.
    """
    number, _, rest = name.partition("@")
    date, _, province = rest.partition("@")
    found = [d for d in (catalogue.find(number, date=date or None) or catalogue.by_name(name)) if not province or match_form(d.province) == match_form(province)]
    if not found:
        raise BadInput(f"the catalogue holds no {name!r}; add the file without --as, or add the entry to corpus/catalogue.toml")
    if len(found) > 1:
        raise BadInput(f"{name!r} stands for {len(found)} documents; name one: " + ", ".join(d.key for d in found))
    return found[0]


def check_expected(document: Document, entry: CatalogueDocument) -> list[str]:
    """Warnings about what could not be compared.

    Raises:
        BadInput: the text is another document's: its own number or date differs, or the number does not stand in it.
    """
    warnings: list[str] = []
    _check_number(document, entry)
    _check_date(document, entry, warnings)
    if entry.title and document.text and not _title_fits(document.text[:_HEAD], entry.title):
        warnings.append(f"the title that the catalogue gives ({entry.title[:80]}) was not found at the head of the text; look whether it is the right document")
    return warnings


def _check_number(document: Document, entry: CatalogueDocument) -> None:
    if not entry.number:
        return
    asked = number_key(entry.number)
    own = number_key(document.number.text) if document.number else ""
    if own and own != asked:
        raise BadInput(f"the text is {document.number.text if document.number else ''}, not {entry.number}; nothing was added")
    if not own and asked not in {n.key for n in find_numbers(document.text[:_HEAD])}:
        raise BadInput(f"the number {entry.number} does not stand at the head of the text; nothing was added (without --as it is added as what it is)")


def _check_date(document: Document, entry: CatalogueDocument, warnings: list[str]) -> None:
    if not entry.date:
        return
    if document.date_typed and len(document.date_typed) == 10:
        if document.date_typed != entry.date:
            raise BadInput(f"the text is of {document.date_typed}, {entry.number or entry.title} is of {entry.date}; nothing was added")
        return
    dates = {iso(t.value) for t in find_times(document.text[:_HEAD]) if t.kind == "date"}
    if entry.date not in dates:
        warnings.append(f"the date {entry.date} does not stand at the head of the text; look whether it is the right document")


def _title_fits(head: str, title: str) -> bool:
    words = set(bare_form(title).split())
    return len(words & set(bare_form(head).split())) >= _SAME_TITLE * len(words)
