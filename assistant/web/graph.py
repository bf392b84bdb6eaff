"""Who cites whom, as a graph of three layers: citing documents, cited ones, and those that replaced or changed the cited."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.catalogue import Catalogue, CatalogueDocument, load_catalogue
from index.records import Document, Reference
from vietnamese.text import fold_spaces

if TYPE_CHECKING:
    from assistant.library import Library

MOST_CITING, MOST_CITED = 40, 45
_RELATIONS = ("replaced", "amended", "continued")


@dataclass(frozen=True, slots=True)
class Node:
    """A document of the picture.

    Attributes:
        key: unique in its layer.
        layer: 0 citing, 1 cited, 2 what came after.
        name: what it is called, in short.
        title: what it is about; "" where unknown.
        document: id of the held document; None where it is not held.
        state: "replaced", "amended", "continued", or "".
        cited_by: how many documents of the picture cite it.
    """

    key: str
    layer: int
    name: str
    title: str
    document: str | None
    state: str = ""
    cited_by: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line: a citation with its mentions, or what became of a cited document (no mentions)."""

    source: str
    target: str
    mentions: tuple[Reference, ...] = ()
    relation: str = "cites"


@dataclass(frozen=True, slots=True)
class Web:
    """The graph, and how many documents found no room in it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0

    def layer(self, number: int) -> tuple[Node, ...]:
        """The nodes of one layer, in their order."""
        return tuple(n for n in self.nodes if n.layer == number)


def citation_graph(library: "Library", documents: Sequence[Document], references: Sequence[Reference] | None = None, catalogue: Catalogue | None = None) -> Web:
    """The graph of some documents.

    Args:
        library: the build.
        documents: the citing documents; the first MOST_CITING are drawn.
        references: which references to draw; default all of these documents.
        catalogue: what is known of cited documents.
    """
    known = catalogue or load_catalogue()
    drawn = {d.id: d for d in documents[:MOST_CITING]}
    found = library.references(tuple(drawn)) if references is None and drawn else references or ()
    grouped: dict[str, dict[str, list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for reference in found:
        if reference.document in drawn:
            grouped[reference.target or reference.key][reference.document].append(reference)
    ranked = sorted(grouped, key=lambda key: (-len(grouped[key]), -sum(map(len, grouped[key].values()))))
    held = {d.id: d for d in library.documents}
    nodes = [_citing(d) for d in drawn.values() if any(d.id in by for by in grouped.values())]
    edges: list[Edge] = []
    after: dict[str, Node] = {}
    for key in ranked[:MOST_CITED]:
        best = _best([r for same in grouped[key].values() for r in same])
        entry = _entry(best, known)
        nodes.append(_cited(key, best, held.get(best.target or ""), entry, len(grouped[key])))
        edges += [Edge(source, key, tuple(same)) for source, same in grouped[key].items()]
        for newer, relation in _later(entry):
            after.setdefault(newer, _newer(newer, known))
            edges.append(Edge(key, f"after {newer}", relation=relation))
    return Web((*nodes, *after.values()), tuple(edges), len(documents) - len(drawn) + max(0, len(ranked) - MOST_CITED))


def _best(same: Sequence[Reference]) -> Reference:
    return max(same, key=lambda r: (bool(r.date_printed), bool(r.number), not r.name.isupper()))


def _citing(document: Document) -> Node:
    number = document.number.text if document.number else ""
    name = ", ".join(part for part in (document.province_name, fold_spaces(number)) if part)
    title = fold_spaces(document.title.text) if document.title else document.path
    return Node(document.id, 0, name or title, title if name else "", document.id)


def _cited(key: str, best: Reference, held: Document | None, entry: CatalogueDocument | None, cited_by: int) -> Node:
    day = best.date_printed.removeprefix("ngày ") if best.date_printed else ""
    subject = best.subject.text if best.subject else entry.title if entry else ""
    title = held.title.text if held and held.title else subject
    state = entry.status if entry and entry.status in _RELATIONS else ""
    return Node(key, 1, ", ".join(part for part in (fold_spaces(best.name), day) if part), fold_spaces(title), held.id if held else None, state, cited_by)


def _entry(reference: Reference, catalogue: Catalogue) -> CatalogueDocument | None:
    if reference.number:
        found = catalogue.find(reference.number, date=reference.date, issuer=reference.issuer)
    else:
        found = catalogue.by_name(reference.name) if reference.type else ()
    return found[0] if len(found) == 1 else None


def _later(entry: CatalogueDocument | None) -> list[tuple[str, str]]:
    """Keys of the documents that came after, each with its relation."""
    if entry is None:
        return []
    return [(key, relation) for relation, keys in zip(_RELATIONS, (entry.replaced_by, entry.amended_by, entry.continued_by), strict=True) for key in keys]


def _newer(key: str, catalogue: Catalogue) -> Node:
    entry = catalogue.get(key)
    if entry is None:
        return Node(f"after {key}", 2, key.split("@")[0], "", None)
    day = "/".join(reversed([part.lstrip("0") for part in entry.date.split("-")])) if entry.date else ""
    name = f"{entry.type} {entry.number}".strip() if entry.number else fold_spaces(entry.title)
    return Node(f"after {key}", 2, ", ".join(part for part in (name, day) if part), fold_spaces(entry.title) if entry.number else "", None)
