"""The register tab: duties as table, agenda and picture, filtered, saved as a workbook or calendar."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from index.errors import BadInput, UserError
from interface.contract import Questions
from interface.download import as_file, notice, saves, told, warning
from interface.held import provinces
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

    from assistant.register.rows import Row

VIEWS = ("table", "agenda", "picture")
FILES = {"xlsx": "so-nhiem-vu.xlsx", "ics": "so-nhiem-vu.ics"}


def add_register(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr

    with gr.Row(elem_id="register-filters", elem_classes="filters"):
        province = gr.Dropdown([("", "")], value="", label=say("province", "vi"), elem_id="register-province", min_width=150)
        body = gr.Dropdown([("", "")], value="", label=say("register.body", "vi"), elem_id="register-body", min_width=200, allow_custom_value=True)
        kind = gr.Dropdown([("", "")], value="", label=say("register.kind", "vi"), elem_id="register-kind", min_width=150)
        before = gr.Textbox(label=say("register.before", "vi"), placeholder="15/12/2026", max_lines=1, elem_id="register-before", min_width=130)
    with gr.Row(elem_classes="actions"):
        view = gr.Radio(_views("vi"), value="table", label=say("register.view", "vi"), show_label=False, container=False, elem_id="register-view")
        xlsx = gr.Button(say("register.xlsx", "vi"), size="sm", scale=0, min_width=130, elem_id="register-xlsx")
        ics = gr.Button(say("register.ics", "vi"), size="sm", scale=0, min_width=130, elem_id="register-ics")
    note = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="register-note")
    shown = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="register")

    filters = [province, body, kind, before]
    gr.on(None, _shown(assistant), [*filters, view, switch], [note, shown], show_progress="hidden", api_visibility="private")
    for format, button in (("xlsx", xlsx), ("ics", ics)):
        saves(button, _saved(assistant, format), [*filters, switch], note)
    return [province, body, kind, before, view, xlsx, ics], _words(assistant)


def _rows(assistant: Questions, province: str, body: str, kind: str, before: str) -> "tuple[Row, ...]":
    from assistant.register.filters import Filter, chosen_documents, filtered, parse_day
    from assistant.register.rows import rows_of

    library = assistant.library()
    wanted = Filter(body=(body or "").strip() or None, kind=kind or None, before=parse_day(before.strip()) if before and before.strip() else None)
    documents = chosen_documents(library, None, (province or "").strip() or None)
    return rows_of(library, filtered(library.duties(documents), wanted))


def _shown(assistant: Questions) -> Callable[..., tuple[str, str]]:
    from interface.register_view import register_html

    def shown(province: str, body: str, kind: str, before: str, view: str, language: Language) -> tuple[str, str]:
        try:
            return "", register_html(_rows(assistant, province, body, kind, before), view, language, date.today())
        except BadInput:
            return warning(say("register.bad_filter", language)), ""
        except UserError as error:
            return told(error, language), ""

    return shown


def _saved(assistant: Questions, format: str) -> Callable[..., tuple[list[str] | None, str]]:
    def saved(province: str, body: str, kind: str, before: str, language: Language) -> tuple[list[str] | None, str]:
        from assistant.register.export import export

        try:
            rows = _rows(assistant, province, body, kind, before)
            if format == "ics" and not any(row.days() for row in rows):
                return None, warning(say("register.no_day", language))
            dated = sum(1 for row in rows if row.days())
            words = say("register.saved_ics" if format == "ics" else "register.saved", language, name=FILES[format], count=len(rows), dated=dated)
            return as_file(FILES[format], export(rows, format)), notice(words)
        except BadInput:
            return None, warning(say("register.bad_filter", language))
        except UserError as error:
            return None, told(error, language)

    return saved


def _words(assistant: Questions) -> Callable[[Language], list[Any]]:
    import gradio as gr

    def words(language: Language) -> list[Any]:
        names, bodies, kinds = _held(assistant)
        everything = [(say("register.all", language), "")]
        return [
            gr.update(label=say("province", language), choices=[(say("all_provinces", language), ""), *((name, name) for name in names)]),
            gr.update(label=say("register.body", language), choices=everything + [(name, name) for name in bodies]),
            gr.update(label=say("register.kind", language), choices=everything + [(say(f"register.kinds.{name}", language), name) for name in kinds]),
            gr.update(label=say("register.before", language)),
            gr.update(label=say("register.view", language), choices=_views(language)),
            gr.update(value=say("register.xlsx", language)), gr.update(value=say("register.ics", language)),
        ]

    return words


def _views(language: Language) -> list[tuple[str, str]]:
    return [(say(f"register.views.{name}", language), name) for name in VIEWS]


def _held(assistant: Questions) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Provinces, bodies that bear or receive a duty (each once, as first printed), and kinds of duties."""
    from vietnamese.bodies import body_form

    try:
        duties = assistant.library().duties()
        names: dict[str, str] = {}
        for duty in duties:
            for cut in (*duty.bearers, *duty.recipients):
                printed = " ".join(cut.text.split())
                names.setdefault(body_form(printed), printed[:1].upper() + printed[1:])
        return provinces(assistant), tuple(sorted(names.values(), key=str.casefold)), tuple(sorted({duty.kind for duty in duties}))
    except UserError:
        return (), (), ()
