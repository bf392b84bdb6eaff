"""What is held, in the words people use for it."""

from index.records import Document
from interface.contract import Questions


def province_of(document: Document) -> str | None:
    """The document's province as the table of provinces has it, however it is printed."""
    from vietnamese.provinces import find_provinces

    if document.province is None:
        return None
    found = find_provinces(document.province.text, cased=False)
    return found[0].name if found else document.province.text


def provinces(assistant: Questions) -> tuple[str, ...]:
    """Provinces of the documents held, each named once."""
    return tuple(sorted({name for document in assistant.documents() if (name := province_of(document))}))


def todays_provinces(assistant: Questions) -> tuple[str, ...]:
    """What the provinces of the documents held are part of today, as the catalogue of changes has it."""
    from index.catalogue import load_catalogue

    now = set()
    for name in provinces(assistant):
        changes = [c for c in load_catalogue().changes_for(f"tỉnh {name}") if c.kind == "province" and c.successor and c.now]
        now.add(changes[0].now.removeprefix("tỉnh ").removeprefix("thành phố ") if changes else name)
    return tuple(sorted(now))
