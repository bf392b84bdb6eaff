"""Removing a document of the library and bringing it back."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import interface.roles as roles
from index.errors import BadInput, IndexBusy, UserError
from interface.contract import Questions
from interface.download import notice, told, warning
from interface.places import library_folder, state_folder
from interface.upload_files import my_turn
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

    from assistant.library import Library


def removable(library: "Library", document: str, request: "gr.Request | None") -> bool | None:
    """Whether who asks may remove it; None where its file lies in no library."""
    from ingest.undo import in_library

    return roles.may(request, "remove") if in_library(library.index, document, library_folder()) else None


def remove(assistant: Questions, document: str, language: Language, request: "gr.Request | None") -> tuple[bool, str]:
    """Removes it; gives whether it is gone, and what to tell."""
    from ingest.undo import remove_file

    if not roles.may(request, "remove"):
        return False, warning(say("documents.remove.not_allowed", language))
    try:
        with my_turn():
            removed = remove_file(assistant.folder, document, library_folder(), _kept())
    except IndexBusy:
        return False, warning(say("documents.remove.busy", language))
    except BadInput:
        return False, warning(say("documents.remove.stays", language))
    except UserError as error:
        return False, told(error, language)
    return True, _gone(removed.key, removed.title, language)


def bring_back(assistant: Questions, key: str, language: Language, request: "gr.Request | None") -> str:
    """Restores what was removed; what to tell."""
    from ingest.undo import restore

    if not roles.may(request, "remove"):
        return warning(say("documents.remove.not_allowed", language))
    try:
        with my_turn():
            report = restore(assistant.folder, key, library_folder(), _kept())
    except IndexBusy:
        return warning(say("documents.remove.busy", language))
    except BadInput:
        return warning(say("documents.remove.too_late", language))
    except UserError as error:
        return told(error, language)
    back = any(f.status in ("added", "updated", "unchanged") for f in report.files)
    return notice(say("documents.remove.restored", language)) if back else warning(say("documents.remove.twin", language))


def removed_html(language: Language, request: "gr.Request | None") -> str:
    """What was removed of late and can be restored."""
    from ingest.undo import removed_documents

    found = removed_documents(_kept()) if roles.may(request, "remove") else []
    if not found:
        return ""
    items = "".join(f'<li>{escape(r.title)} <span class="file">{escape(r.path)}</span> {_undo(r.key, language)}</li>' for r in found)
    return f'<details class="removed"><summary>{escape(say("documents.remove.list", language, count=len(found)))}</summary><ul class="findings">{items}</ul></details>'


def _kept() -> Path:
    return state_folder() / "removed"


def _gone(key: str, title: str, language: Language) -> str:
    words = escape(say("documents.remove.done", language, title=title))
    return f'<p class="told done" role="status">{words} {_undo(key, language)}</p>'


def _undo(key: str, language: Language) -> str:
    return f'<button type="button" class="opener once" data-act="restore" data-key="{escape(key, quote=True)}">{escape(say("documents.remove.undo", language))}</button>'
