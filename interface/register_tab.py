"""The register tab: duties as table, agenda and picture, filtered, saved as a workbook or calendar."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from index.errors import BadInput, UserError
from interface.contract import Questions
from interface.download import as_file, notice, saves, told, warning
from interface.held import provinces, todays_provinces
from interface.register_view import PERIODS
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

    from assistant.library import Library
    from assistant.register.rows import Row

NOW = "now:"
"""Stands before a province of today, which may be made of several of the documents' provinces."""
RECALL = "() => { const [body, home] = window.chatReader.recall(); return [home ? 'now:' + home : '', body]; }"
REMEMBER = "(province, body, language) => { if (province || body) window.chatReader.keep(body, (province || '').replace(/^now:/, '')); return [province, body, language]; }"
VIEWS = ("table", "agenda", "picture")
FILES = {"xlsx": "so-nhiem-vu.xlsx", "ics": "so-nhiem-vu.ics"}


def add_register(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr

    with gr.Row(elem_id="register-filters", elem_classes="filters"):
        province = gr.Dropdown([("", "")], value="", label=say("province", "vi"), elem_id="register-province", min_width=150, allow_custom_value=True)
        body = gr.Dropdown([("", "")], value="", label=say("register.body", "vi"), elem_id="register-body", min_width=200, allow_custom_value=True)
        kind = gr.Dropdown([("", "")], value="", label=say("register.kind", "vi"), elem_id="register-kind", min_width=150)
        before = gr.Textbox(label=say("register.before", "vi"), placeholder="15/12/2026", max_lines=1, elem_id="register-before", min_width=130)
    with gr.Row(elem_classes="actions"):
        view = gr.Radio(_views("vi"), value="table", label=say("register.view", "vi"), show_label=False, container=False, elem_id="register-view")
        period = gr.Radio(_periods("vi"), value="year", label=say("register.period", "vi"), show_label=False, container=False, visible=False, elem_id="register-period")
    with gr.Row(elem_classes="actions"):
        mine = gr.Button(say("register.mine", "vi"), size="sm", scale=0, min_width=150, elem_id="register-mine")
        keep = gr.Button(say("register.keep", "vi"), size="sm", scale=0, min_width=130, elem_id="register-keep")
        xlsx = gr.Button(say("register.xlsx", "vi"), size="sm", scale=0, min_width=130, elem_id="register-xlsx")
        ics = gr.Button(say("register.ics", "vi"), size="sm", scale=0, min_width=130, elem_id="register-ics")
    note = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="register-note")
    shown = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="register")

    filters = [province, body, kind, before]
    gr.on(None, _shown(assistant), [*filters, view, period, switch], [note, shown], show_progress="hidden", api_visibility="private")
    view.change(lambda chosen: gr.update(visible=chosen == "agenda"), view, period, show_progress="hidden", api_visibility="private")
    mine.click(None, None, [province, body], js=RECALL, show_progress="hidden", api_visibility="private").then(
        _recalled, [province, body, switch], note, show_progress="hidden", api_visibility="private")
    keep.click(_kept, [province, body, switch], note, js=REMEMBER, show_progress="hidden", api_visibility="private")
    for format, button in (("xlsx", xlsx), ("ics", ics)):
        saves(button, _saved(assistant, format), [*filters, switch], note)
    return [province, body, kind, before, view, period, mine, keep, xlsx, ics], _words(assistant)


def _recalled(province: str, body: str, language: Language) -> str:
    """What the click on "my body" tells where this browser remembers none."""
    if province or body:
        return notice(say("register.groups", language)) if body else ""
    return warning(say("register.nothing_kept", language))


def _kept(province: str, body: str, language: Language) -> str:
    if not province and not body:
        return warning(say("register.nothing_to_keep", language))
    place = province.removeprefix(NOW)
    return notice(say("register.kept", language, body=body or "", province=f" ({place})" if body and place else place))


def _documents(library: "Library", province: str) -> tuple[str, ...] | None:
    """Documents of a province as it was; of today's one where the choice says so: those of all it is made of."""
    from assistant.reader import plans_of
    from assistant.register.filters import chosen_documents

    if not province.startswith(NOW):
        return chosen_documents(library, None, province or None)
    found = [chosen_documents(library, None, old) or () for old in plans_of(province.removeprefix(NOW), library.corpus)]
    return tuple(dict.fromkeys(d for some in found for d in some))


def _rows(assistant: Questions, province: str, body: str, kind: str, before: str) -> "tuple[Row, ...]":
    from assistant.register.filters import Filter, filtered, parse_day
    from assistant.register.rows import rows_of

    library = assistant.library()
    wanted = Filter(body=(body or "").strip() or None, kind=kind or None, before=parse_day(before.strip()) if before and before.strip() else None, groups=True)
    documents = _documents(library, (province or "").strip())
    return rows_of(library, filtered(library.duties(documents), wanted))


def _shown(assistant: Questions) -> Callable[..., tuple[str, str]]:
    from interface.register_view import register_html

    def shown(province: str, body: str, kind: str, before: str, view: str, period: str, language: Language) -> tuple[str, str]:
        try:
            return "", register_html(_rows(assistant, province, body, kind, before), view, language, date.today(), period)
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
        places = [*((name, name) for name in names), *_today(assistant, names, language)]
        everything = [(say("register.all", language), "")]
        return [
            gr.update(label=say("province", language), choices=[(say("all_provinces", language), ""), *places]),
            gr.update(label=say("register.body", language), choices=everything + [(name, name) for name in bodies]),
            gr.update(label=say("register.kind", language), choices=everything + [(say(f"register.kinds.{name}", language), name) for name in kinds]),
            gr.update(label=say("register.before", language)),
            gr.update(label=say("register.view", language), choices=_views(language)),
            gr.update(label=say("register.period", language), choices=_periods(language)),
            gr.update(value=say("register.mine", language)), gr.update(value=say("register.keep", language)),
            gr.update(value=say("register.xlsx", language)), gr.update(value=say("register.ics", language)),
        ]

    return words


def _views(language: Language) -> list[tuple[str, str]]:
    return [(say(f"register.views.{name}", language), name) for name in VIEWS]


def _periods(language: Language) -> list[tuple[str, str]]:
    return [(say(f"register.periods.{name}", language), name) for name in PERIODS]


def _today(assistant: Questions, names: tuple[str, ...], language: Language) -> list[tuple[str, str]]:
    """Today's provinces that are made of others: "Khánh Hòa hiện nay (gồm Khánh Hòa, Ninh Thuận)"."""
    from assistant.reader import plans_of

    try:
        corpus = assistant.library().corpus
        made = [(name, plans_of(name, corpus)) for name in todays_provinces(assistant)]
    except UserError:
        return []
    return [(say("register.now_of", language, name=name, old=", ".join(old)), f"{NOW}{name}") for name, old in made if old != (name,)]


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
