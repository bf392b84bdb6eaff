"""The documents tab: what is held, one document to read, who cites whom, what is missing or odd; adding and removing."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.contract import Questions
from interface.document_read import SHEETS
from interface.document_removal import bring_back, removable, remove, removed_html
from interface.download import told
from interface.upload_box import ACT, add_upload, box_words
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

    from assistant.library import Library
    from index.records import Document

VIEWS = ("list", "read", "web", "missing", "across")
FILTERED = ("list", "web")


def add_documents(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr

    with gr.Row(elem_classes="actions"):
        view = gr.Radio(_views("vi"), value="list", label=say("documents.view", "vi"), show_label=False, container=False, elem_id="documents-view")
    with gr.Row(elem_classes="filters", visible=False) as reading:
        chosen = gr.Dropdown([], value=None, label=say("documents.one", "vi"), elem_id="documents-one", scale=2, min_width=220)
        wanted = gr.Textbox(label=say("documents.search", "vi"), max_lines=1, elem_id="documents-search", scale=1, min_width=180)
    sheet = gr.Radio(_sheets("vi"), value="text", label=say("documents.sheets.label", "vi"), show_label=False, container=False, visible=False, elem_id="documents-sheet")
    with gr.Row(elem_classes="filters") as filtering:
        sieve = gr.Textbox(label=say("documents.filter", "vi"), max_lines=1, elem_id="documents-filter")
    with gr.Accordion(say("upload.title", "vi"), open=False, elem_id="documents-add") as adding:
        box, sent, added = add_upload(assistant, switch)
    note = gr.HTML("", apply_default_css=False, js_on_load=ACT, elem_id="documents-note")
    shown = gr.HTML("", apply_default_css=False, js_on_load=ACT, elem_id="documents")
    gone = gr.HTML("", apply_default_css=False, js_on_load=ACT, elem_id="documents-removed")
    current, place, page = gr.State(""), gr.State(1), gr.State(1)

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    seen = [view, current, wanted, sheet, sieve, place, page, switch]
    drawn = [reading, chosen, sheet, filtering, adding, box, shown, gone]
    draw = _drawing(assistant)
    # Only what a person does draws anew; what a click changes for him is drawn once, at its end.
    # Some views are worked out over all documents when they are first opened in a build: of clicks meanwhile the last counts.
    gr.on([view.input, sheet.input, switch.change], draw, seen, drawn, trigger_mode="always_last", show_progress="minimal", show_progress_on=shown, api_visibility="private")
    # Of quick typing the last letter counts, not the first.
    wanted.change(_in_the_text(draw), seen, drawn, trigger_mode="always_last", **quiet)
    sieve.change(_from_the_first(draw), seen, [*drawn, place], trigger_mode="always_last", **quiet)
    chosen.input(lambda document: (document, 1, ""), chosen, [current, page, wanted], **quiet).then(draw, seen, drawn, **quiet)
    _root().load(draw, seen, drawn, **quiet)
    added.then(draw, seen, drawn, **quiet)
    for html in (shown, note, gone, sent):
        html.select(_acting(assistant), [view, current, wanted, sheet, place, page, switch], [view, current, wanted, sheet, place, page, note], trigger_mode="always_last", **quiet).then(draw, seen, drawn, **quiet)
    return [view, chosen, wanted, sieve, adding, sheet], _words(assistant)


def _root() -> "gr.Blocks":
    from gradio.context import Context

    root = Context.root_block
    assert root is not None, "the tab is drawn inside a page"
    return root


def _drawing(assistant: Questions) -> Callable[..., tuple[Any, ...]]:
    import gradio as gr

    def draw(view: str, current: str, wanted: str | None, sheet: str, sieve: str | None, place: int, page: int, language: Language, request: gr.Request) -> tuple[Any, ...]:
        box, removed = box_words(language, request), removed_html(language, request) if view == "list" else ""
        around = (gr.update(visible=view in FILTERED), gr.update(visible=view == "list"), box)
        try:
            library = assistant.library()
            if view != "read" or not library.documents:
                return gr.update(visible=False), gr.skip(), gr.update(visible=False), *around, _overview(library, view, sieve or "", place, language), removed
            document = _document(library, current)
            sheets, html = _read(library, document, sheet, wanted or "", page, language, request)
            return (gr.update(visible=True), gr.update(value=document.id, choices=_choices(library)),
                    gr.update(visible=True, choices=_sheets(language, sheets), value=sheet if sheet in sheets else "text"), *around, html, removed)
        except UserError as error:
            return gr.update(visible=False), gr.skip(), gr.update(visible=False), *around, told(error, language), removed

    return draw


def _in_the_text(draw: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    """The same, with the text open: words that are looked for stand there."""
    import gradio as gr

    def sought(view: str, current: str, wanted: str | None, sheet: str, sieve: str | None, place: int, page: int, language: Language, request: gr.Request) -> tuple[Any, ...]:
        return draw(view, current, wanted, "text" if wanted else sheet, sieve, place, page, language, request)

    return sought


def _from_the_first(draw: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    """The same, on the first sheet of the list: another filter leaves other documents."""
    import gradio as gr

    def sieved(view: str, current: str, wanted: str | None, sheet: str, sieve: str | None, place: int, page: int, language: Language, request: gr.Request) -> tuple[Any, ...]:
        return (*draw(view, current, wanted, sheet, sieve, 1, page, language, request), 1)

    return sieved


def _overview(library: "Library", view: str, sieve: str, place: int, language: Language) -> str:
    from interface import document_cache
    from interface.document_list import across_html, list_html, missing_html

    if view == "missing":
        return missing_html(library, document_cache.missing(library), language)
    if view == "across":
        return across_html(library, document_cache.across(library), language)
    if view == "web":
        from interface.document_web import web_html

        return web_html(library, language, sieve)
    return list_html(library, language, place, sieve)


def _document(library: "Library", current: str) -> "Document":
    """The one chosen, or the first: the chosen one may have been removed by now."""
    from interface.document_cache import by_id

    return by_id(library).get(current) or library.documents[0]


def _choices(library: "Library") -> list[tuple[str, str]]:
    from interface.document_list import choices_of

    return choices_of(library.documents)


def _read(library: "Library", document: "Document", sheet: str, wanted: str, page: int, language: Language, request: "gr.Request") -> tuple[tuple[str, ...], str]:
    from interface.document_read import read_html, sheets_of

    sheets = sheets_of(document)
    return sheets, read_html(library, document, sheet if sheet in sheets else "text", wanted, page, language, removable(library, document.id, request))


def _acting(assistant: Questions) -> Callable[..., tuple[Any, ...]]:
    """What a click inside the page's own HTML does: open, find, turn the sheet, remove, restore."""
    import gradio as gr

    def act(event: gr.EventData, view: str, current: str, wanted: str | None, sheet: str, place: int, page: int, language: Language, request: gr.Request) -> tuple[Any, ...]:
        told_of = event._data if isinstance(event._data, dict) else {}
        name, document = told_of.get("act"), str(told_of.get("document") or "")
        if name == "read":
            return "read", document, "", "text", place, 1, ""
        if name == "find":
            return "read", document or current, str(told_of.get("words") or "")[:300], "text", place, page, ""
        if name == "sheet":
            to = _number(told_of.get("to"))
            return view, current, wanted, sheet, *((place, to) if view == "read" else (to, page)), ""
        if name == "remove":
            done, words = remove(assistant, document, language, request)
            return "list" if done else view, current, wanted, sheet, place, page, words
        if name == "restore":
            return view, current, wanted, sheet, place, page, bring_back(assistant, str(told_of.get("key") or ""), language, request)
        return view, current, wanted, sheet, place, page, gr.skip()

    return act


def _number(told_of: Any) -> int:
    return min(max(1, int(told_of)), 100_000) if str(told_of).isdecimal() else 1


def _words(assistant: Questions) -> Callable[[Language], list[Any]]:
    import gradio as gr

    def words(language: Language) -> list[Any]:
        try:
            held = _choices(assistant.library())
        except UserError:
            held = []
        return [
            gr.update(label=say("documents.view", language), choices=_views(language)),
            gr.update(label=say("documents.one", language), choices=held),
            gr.update(label=say("documents.search", language)),
            gr.update(label=say("documents.filter", language)),
            gr.update(label=say("upload.title", language)),
            gr.update(label=say("documents.sheets.label", language), choices=_sheets(language)),
        ]

    return words


def _sheets(language: Language, names: Sequence[str] = SHEETS) -> list[tuple[str, str]]:
    return [(say(f"documents.sheets.{name}", language), name) for name in names]


def _views(language: Language) -> list[tuple[str, str]]:
    return [(say(f"documents.views.{name}", language), name) for name in VIEWS]
