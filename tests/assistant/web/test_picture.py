"""The picture of citations: nothing overlaps, everything is escaped, every line leads to a mention."""

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from assistant.web.graph import MOST_CITED, Node, Web, citation_graph
from assistant.web.layout import BOX, lay_out, width, wrapped
from assistant.web.picture import Words, touching, web_picture, web_svg
from index.records import Cut

if TYPE_CHECKING:
    from assistant.service import Assistant

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>hit()</script>"><img src=x onerror=hit()>\x01'


def graph(assistant: "Assistant") -> Web:
    """The web of the five plans."""
    library = assistant.library()
    return citation_graph(library, library.documents)


def test_no_box_touches_another_and_none_leaves_the_picture(assistant: "Assistant") -> None:
    drawing = lay_out(graph(assistant), Words().of)
    assert touching(drawing) == [] and len(drawing.boxes) > 40
    assert all(box.x >= 0 and box.x + BOX <= drawing.width and box.y >= 0 and box.y + box.height <= drawing.height for box in drawing.boxes.values())


def test_every_plan_cited_document_and_successor_has_its_layer(assistant: "Assistant") -> None:
    web = graph(assistant)
    assert len(web.layer(0)) == 5 and len(web.layer(1)) == MOST_CITED and web.left_out > 0
    assert any("43-KL/TW" in node.name for node in web.layer(2))
    assert {n.state for n in web.layer(1)} >= {"replaced", "continued", ""}


def test_each_line_is_a_mention_of_its_document_or_a_change(assistant: "Assistant") -> None:
    library, web = assistant.library(), graph(assistant)
    for edge in web.edges:
        assert bool(edge.mentions) == (edge.relation == "cites")
        for mention in edge.mentions:
            assert mention.document == edge.source and library.document(edge.source).cut(mention.start, mention.end) == mention.printed


def test_the_picture_is_well_formed_and_loads_nothing(assistant: "Assistant") -> None:
    drawn = web_svg(assistant.library())
    picture = ElementTree.fromstring(drawn)
    assert picture.tag == f"{SVG}svg" and "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert not list(picture.iter(f"{SVG}a")), "a picture for a file has no links that lead nowhere"


def test_everything_printed_is_escaped(assistant: "Assistant") -> None:
    web = graph(assistant)
    nodes = tuple(replace(n, name=HOSTILE, title=HOSTILE) for n in web.nodes)
    drawn = web_picture(replace(web, nodes=nodes), edge_link=lambda edge: 'href="#x"', node_link=lambda node: 'href="#y"')
    assert "<script" not in drawn and "<img" not in drawn and ElementTree.fromstring(drawn) is not None


@pytest.mark.parametrize("words", ["ỦY BAN NHÂN DÂN TỈNH BÀ RỊA – VŨNG TÀU VÀ THÀNH PHỐ HỒ CHÍ MINH", "a" * 500, "mmmm " * 80, "", "Kế hoạch"])
def test_a_name_of_any_length_stays_inside_its_box(words: str) -> None:
    lines = wrapped(words, 2, 1.16)
    assert len(lines) <= 2 and all(width(line) * 1.16 <= BOX - 18 for line in lines)


def test_a_document_that_cites_a_held_one_leads_to_it(assistant: "Assistant") -> None:
    library = assistant.library()
    one, other = library.documents[:2]
    reference = replace(library.references((one.id,))[0], target=other.id)
    web = citation_graph(library, [one], [reference])
    assert [n.document for n in web.layer(1)] == [other.id]


def test_an_empty_web_is_an_empty_picture(assistant: "Assistant") -> None:
    assert ElementTree.fromstring(web_picture(Web((), ()))).tag == f"{SVG}svg"
    assert citation_graph(assistant.library(), []) == Web((), (), 0)


def test_a_document_without_a_title_is_called_by_its_file(assistant: "Assistant") -> None:
    library = assistant.library()
    bare = replace(library.documents[0], title=None, number=None, province=None, province_name=None)
    assert citation_graph(library, [bare]).layer(0)[0].name == bare.path
    titled = replace(bare, title=Cut("KẾ HOẠCH\nThực hiện", 0, 8))
    assert citation_graph(library, [titled]).layer(0)[0] == Node(bare.id, 0, "KẾ HOẠCH Thực hiện", "", bare.id)
