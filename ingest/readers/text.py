"""Plain text and Markdown files, in Unicode or an older Vietnamese encoding."""

from pathlib import Path

from index.errors import UnreadableFile
from ingest.readers.legacy import convert_bytes
from ingest.readers.raw import RawText
from ingest.readers.side_by_side import parted

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of a file and what was noticed: UTF-8, UTF-16 with its byte order mark, TCVN3, VNI, VISCII or Windows-1258.

    Raises:
        UnreadableFile: empty, binary, or in another encoding.
    """
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise UnreadableFile("the file is empty")
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    if encoding == "utf-8" and (b"\x00" in data[:4096] or data[:4] in (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile("the content is binary, not text; give the file its true extension or save it as text")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        converted = convert_bytes(data) if encoding == "utf-8" else None
        if converted is None:
            raise UnreadableFile(f"the text is not UTF-8 (byte {error.start}); save the file as UTF-8") from error
        return converted.text, (converted.warning,)


def read_text(path: Path) -> RawText:
    """A .txt file."""
    text, warnings = decode(path.read_bytes())
    return RawText(parted(text), "text", pages=text.count("\f") + 1, warnings=warnings)


def read_markdown(path: Path) -> RawText:
    """A .md file."""
    text, warnings = decode(path.read_bytes())
    return RawText(text, "markdown", warnings=warnings)
