"""Which reader takes which file: by extension, checked against the content."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from index.errors import UnreadableFile
from ingest.readers.raw import RawText

# Extension → module and function; imported when a file needs them, so that plain text costs nothing.
_READERS = {
    ".txt": "text:read_text", ".md": "text:read_markdown", ".markdown": "text:read_markdown",
    ".html": "html:read_html", ".htm": "html:read_html",
    ".docx": "docx:read_docx", ".doc": "doc:read_doc", ".rtf": "doc:read_doc", ".odt": "doc:read_doc",
    ".pdf": "pdf:read_pdf",
    ".png": "ocr:read_image", ".jpg": "ocr:read_image", ".jpeg": "ocr:read_image", ".tif": "ocr:read_image", ".tiff": "ocr:read_image",
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("a PDF", (b"%PDF",)), ("an archive (Word .docx, .odt, .zip)", _ZIP), ("an old Office file (.doc, or a file with a password)", (_OLE,)),
    ("RTF", (b"{\\rtf",)), ("a PNG picture", (b"\x89PNG",)), ("a JPEG picture", (b"\xff\xd8\xff",)), ("a TIFF picture", (b"II*\x00", b"MM\x00*", b"II+\x00")),
    ("a RAR archive", (b"Rar!",)), ("a 7z archive", (b"7z\xbc\xaf",)), ("a gzip archive", (b"\x1f\x8b",)), ("a program", (b"MZ", b"\x7fELF")),
)
_EXPECTED = {
    ".docx": {"an archive (Word .docx, .odt, .zip)"}, ".odt": {"an archive (Word .docx, .odt, .zip)"},
    ".doc": {"an old Office file (.doc, or a file with a password)", "RTF"}, ".rtf": {"RTF"}, ".pdf": {"a PDF"},
    ".png": {"a PNG picture"}, ".jpg": {"a JPEG picture"}, ".jpeg": {"a JPEG picture"}, ".tif": {"a TIFF picture"}, ".tiff": {"a TIFF picture"},
}


def supported_extensions() -> tuple[str, ...]:
    """Extensions that can be read, lower-case, with their dot."""
    return tuple(_READERS)


def read_file(path: Path) -> RawText:
    """The text of a file, by the reader for its extension.

    Raises:
        UnreadableFile: another kind of file, empty, content unlike the extension, or the reader's own cause.
    """
    extension = path.suffix.casefold()
    if extension not in _READERS:
        raise UnreadableFile(f"files named {extension or 'without extension'} are not read; save it as one of {' '.join(_READERS)}")
    check_content(path, extension)
    module, function = _READERS[extension].split(":")
    reader: Callable[[Path], RawText] = getattr(import_module(f"ingest.readers.{module}"), function)
    return finished(reader(path))


def check_content(path: Path, extension: str) -> None:
    """Refuses a file whose first bytes are another format's.

    Raises:
        UnreadableFile: missing, empty, or of another format than its name says.
    """
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise UnreadableFile(f"the file cannot be opened ({error.strerror})") from error
    if not head:
        raise UnreadableFile("the file is empty (0 bytes); get a new copy")
    kind = _kind(head)
    if extension == ".docx" and head.startswith(_OLE):
        raise UnreadableFile("the file is encrypted, or an old .doc named .docx; save a copy as .docx without a password")
    expected = _EXPECTED.get(extension, set())
    if kind in expected or not expected and not kind:
        return
    if kind:
        raise UnreadableFile(f"the content is {kind} although the name ends in {extension}; give it its true extension")
    raise UnreadableFile(f"the content is not what {extension} files begin with; the file is damaged or has a wrong extension")


def _kind(head: bytes) -> str:
    start = head.lstrip(b"\x00\t\r\n \xef\xbb\xbf")
    return next((name for name, magics in _KINDS if head.startswith(magics) or name in ("a PDF", "RTF") and start.startswith(magics)), "")


def finished(raw: RawText) -> RawText:
    """Old encodings converted, instruction-like lines flagged; their words stay."""
    from dataclasses import replace

    from ingest.readers.legacy import convert_text
    from ingest.safety import instruction_warning

    warnings = list(raw.warnings)
    converted = convert_text(raw.text)
    if converted is not None:
        raw = replace(raw, text=converted.text)
        warnings.append(converted.warning)
    flagged = instruction_warning(raw.text)
    return replace(raw, warnings=(*warnings, flagged) if flagged else tuple(warnings))
