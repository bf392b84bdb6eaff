"""The box for files and the results as HTML. Everything that comes from files and their names is escaped."""

from collections.abc import Sequence
from html import escape

from interface.places import largest_mb
from interface.table import Line, table
from interface.upload_files import MOST_FILES, Taken
from interface.upload_words import reader_words
from interface.words import Language, say


def box_html(language: Language, allowed: bool) -> str:
    """The box that takes files."""
    from ingest.readers.registry import supported_extensions

    if not allowed:
        return f'<p class="hint">{escape(say("upload.not_allowed", language))}</p>'
    kinds = supported_extensions()
    listed = ", ".join(dict.fromkeys(kind[1:].upper() for kind in kinds if kind not in (".markdown", ".htm", ".jpeg", ".tif")))
    words = {name: escape(say(f"upload.{name}", language, most=MOST_FILES, size=largest_mb(), kinds=listed), quote=True) for name in ("choose", "limits", "stop")}
    sending = escape(say("upload.sending", language, done="{done}", total="{total}", name="{name}"), quote=True)
    return (f'<div class="upload" data-most="{MOST_FILES}" data-bytes="{largest_mb() << 20}" data-sending="{sending}">'
            f'<label class="drop"><input type="file" id="upload-files" multiple accept="{",".join(kinds)}"><span class="choose">{words["choose"]}</span><span class="hint">{words["limits"]}</span></label>'
            f'<p class="going" role="status"><span class="sending"></span> <button type="button" class="stop" hidden>{words["stop"]}</button></p></div>')


def result_html(results: Sequence[Taken], language: Language, *, job: str = "", now: str = "", note: str = "") -> str:
    """A line for each file that is done, and the file at hand."""
    going = (f'<p class="told done going" role="status">{escape(now)} <button type="button" class="stop once" data-act="stop" data-job="{escape(job, quote=True)}">'
             f'{escape(say("upload.stop", language))}</button></p>') if now else ""
    told = f'<p class="told" role="status">{escape(note)}</p>' if note else ""
    if not results:
        return going + told
    headers = tuple(say(f"upload.columns.{name}", language) for name in ("name", "status", "document"))
    lines = [Line((escape(r.name), _status(r, language), _document(r, language)), f"sent-{at}") for at, r in enumerate(results)]
    done = sum(r.status != "failed" for r in results)
    return going + told + table(say("upload.caption", language, done=done, count=len(results)), headers, lines)


def _status(result: Taken, language: Language) -> str:
    mark = f'<span class="state {"bad" if result.status == "failed" else "good"}">{escape(say(f"upload.statuses.{result.status}", language))}</span>'
    said = [cause_words(result.cause, language)] if result.cause else []
    said += [say("upload.renamed", language, name=result.kept_as)] if result.kept_as and result.status != "failed" else []
    said += [reader_words(words, language) for words in result.warnings]
    return mark + (f'<ul class="findings">{"".join(f"<li>{escape(words)}</li>" for words in said)}</ul>' if said else "")


def cause_words(cause: str, language: Language) -> str:
    """Why a file was not taken."""
    return say(cause[1:], language, size=largest_mb()) if cause.startswith("@") else reader_words(cause, language)


def _document(result: Taken, language: Language) -> str:
    if not result.document:
        return ""
    open_it = f'<button type="button" class="reads" data-act="read" data-document="{escape(result.document, quote=True)}">{escape(say("upload.open", language))}</button>'
    found = f' <span class="hint">{escape(say("upload.passages", language, count=result.passages))}</span>' if result.passages else ""
    return open_it + found
