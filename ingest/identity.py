"""Ids of documents: the file's stem folded to lower-case ASCII with hyphens, "-2" on collision."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from vietnamese.text import fold_accents, nfc

Place = tuple[str, str]


def stem_id(name: str) -> str:
    """The id that a file name asks for."""
    folded = fold_accents(nfc(PurePosixPath(name).stem)).lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "document"


def document_ids(places: Sequence[Place], known: dict[Place, str], taken: set[str]) -> dict[Place, str]:
    """An id for each (root, path); files already held keep theirs."""
    ids = {place: known[place] for place in places if place in known}
    used = set(taken) | set(ids.values())
    for place in places:
        if place in ids:
            continue
        base = stem_id(place[1])
        candidate, n = base, 2
        while candidate in used:
            candidate, n = f"{base}-{n}", n + 1
        ids[place] = candidate
        used.add(candidate)
    return ids
