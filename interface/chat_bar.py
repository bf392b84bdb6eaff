"""The bar above the conversation: earlier conversations, the reader's own setting, taking the conversation away."""

from html import escape

from interface.words import Language, say

PANELS = ("history", "settings", "export")


def bar_html(language: Language, body: str = "", home: str = "") -> str:
    """Buttons that unfold one panel each; what is set stands beside its button."""
    chosen = {"settings": " · ".join(part for part in (body, home) if part)}
    buttons = "".join(
        f'<button type="button" class="unfolds" data-panel="{name}" aria-expanded="false" aria-controls="panel-{name}">{escape(say(f"bar.{name}", language))}'
        f'{f" <span>{escape(chosen[name])}</span>" if chosen.get(name) else ""}</button>' for name in PANELS)
    return f'<div class="bar" role="group" aria-label="{escape(say("bar_label", language))}">{buttons}</div>'


def history_html(language: Language) -> str:
    """The panel of earlier conversations; the page's script fills in what this browser keeps."""
    words = {name: say(f"history.{name}", language) for name in ("empty", "open", "delete", "clear", "sure", "yes", "no", "turns", "off")}
    data = " ".join(f'data-{name}="{escape(text)}"' for name, text in words.items())
    return (
        f'<div class="history" {data}><p class="hint">{escape(say("history.hint", language))}</p><ul></ul>'
        f'<p class="history-acts"><label><input type="checkbox" class="keeps" checked> {escape(say("history.keep", language))}</label>'
        f'<button type="button" class="clears" hidden>{escape(words["clear"])}</button></p></div>'
    )
