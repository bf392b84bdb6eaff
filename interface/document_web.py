"""The web of citations on the page: the picture, and below it every line of it with its quotes."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from assistant.web.graph import Edge, Node, Web, citation_graph
from assistant.web.picture import Words, web_picture
from index.records import Document
from interface.document_cache import by_id, cited_by
from interface.document_links import grouped, opens, quotes_html
from interface.document_list import matching, title_of
from interface.register_view import unstyled
from interface.table import Line, table
from interface.words import Language, say

if TYPE_CHECKING:
    from assistant.library import Library


def web_html(library: "Library", language: Language, wanted: str = "") -> str:
    """The web of the documents that the filter leaves."""
    chosen = matching(library.documents, wanted)
    cites = {r.document for r in library.references(tuple(d.id for d in chosen))} if chosen else set()
    return _drawn(library, citation_graph(library, [d for d in chosen if d.id in cites]), language)


def around_html(library: "Library", document: Document, language: Language) -> str:
    """The web around one document: who cites it, and what it cites."""
    others = list(dict.fromkeys(r.document for r in cited_by(library).get(document.id, ()) if r.document != document.id))
    held, own = by_id(library), library.references((document.id,))
    web = citation_graph(library, [document, *(held[name] for name in others)], (*own, *(r for r in cited_by(library).get(document.id, ()) if r.document != document.id)))
    if not web.edges:
        return ""
    # The tables of the sheet stand below: a box that is not held leads to its line there.
    rows = {key: f"cited-{at}" for at, key in enumerate(grouped(own))}

    def edge_link(edge: Edge) -> str:
        mention = " ".join(edge.mentions[0].printed.split())
        return f'href="#open" data-act="find" data-document="{escape(edge.source, quote=True)}" data-words="{escape(mention, quote=True)}"'

    picture = _picture(web, language, edge_link, lambda node: rows.get(node.key, ""))
    return f'<details class="around"><summary>{escape(say("documents.web.around", language))}</summary>{_legend(language)}{picture}</details>'


def _drawn(library: "Library", web: Web, language: Language) -> str:
    if not web.edges:
        return f'<p class="hint">{escape(say("documents.web.nothing", language))}</p>'
    rows = {(edge.source, edge.target): f"web-{at}" for at, edge in enumerate(_cites(web))}
    first = {edge.target: f"web-{at}" for at, edge in reversed(list(enumerate(_cites(web))))}
    picture = _picture(web, language, lambda edge: f'href="#{rows[edge.source, edge.target]}"', lambda node: first.get(node.key, ""))
    left = f'<p class="hint">{escape(say("documents.web.left_out", language, count=web.left_out))}</p>' if web.left_out > 0 else ""
    return f'<p class="hint">{escape(say("documents.web.hint", language))}</p>{_legend(language)}{left}{picture}{_lines(library, web, language)}'


def _legend(language: Language) -> str:
    items = "".join(f'<span class="sample {name}">{escape(say(f"documents.web.{name}", language))}</span>' for name in ("held", "open", "after"))
    return f'<p class="legend">{items}</p>'


def _picture(web: Web, language: Language, edge_link: Callable[[Edge], str], row_of: Callable[[Node], str]) -> str:
    words = Words(say("documents.web.name", language), (say("documents.web.citing", language), say("documents.web.cited", language), say("documents.web.later", language)),
                  **{name: say(f"documents.web.{name}", language) for name in ("held", "open", "replaced", "amended", "continued")}, mentions=say("documents.web.mentions", language, count="{count}"))

    def node_link(node: Node) -> str:
        return f'href="#open" data-act="read" data-document="{escape(node.document, quote=True)}"' if node.document else f'href="#{row_of(node)}"'

    svg = unstyled(web_picture(web, words, edge_link=edge_link, node_link=node_link))
    return f'<div class="drawing" tabindex="0" role="region" aria-label="{escape(say("documents.web.name", language), quote=True)}">{svg}</div>'


def _cites(web: Web) -> list[Edge]:
    return [edge for edge in web.edges if edge.mentions]


def _lines(library: "Library", web: Web, language: Language) -> str:
    held, names = by_id(library), {node.key: node for node in web.nodes}
    headers = tuple(say(f"documents.columns.{name}", language) for name in ("name", "cited"))
    lines = [Line((opens(held[edge.source], title_of(held[edge.source])), _name(names[edge.target], held)), f"web-{at}",
                  quotes_html(library, held[edge.source], edge.mentions, language), say("documents.count_mentions", language, count=len(edge.mentions))) for at, edge in enumerate(_cites(web))]
    return table(say("documents.web.lines", language, count=len(lines)), headers, lines, say("documents.mentions", language))


def _name(node: Node, held: "dict[str, Document]") -> str:
    return opens(held[node.document], node.name) if node.document in held else escape(node.name)
