"""Web pages of portals (.html): the document itself, without menus, side bars and hidden text."""

import re
from pathlib import Path

from index.errors import UnreadableFile
from ingest.readers.html_lines import Lines
from ingest.readers.html_main import main_part
from ingest.readers.legacy import convert_bytes
from ingest.readers.raw import RawText

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DATA = re.compile(r"data:[\w/+.;=-]{1,60},[A-Za-z0-9+/=\s%]{200,}")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(path: Path) -> RawText:
    """The page's main document as lines; nothing it links to is fetched.

    Raises:
        UnreadableFile: empty, binary, or without text.
    """
    from lxml import etree
    from lxml import html as parser

    text, warnings = decode_html(path.read_bytes())
    reader = parser.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = parser.document_fromstring(_DATA.sub("", _XML_HEAD.sub("", text)), parser=reader)
        # The parser stops at its limits without an error; half a document must not pass for a whole one.
        if reader.error_log.filter_from_fatals():
            raise UnreadableFile("the web page is nested too deep or too large to be read whole; save the document itself (PDF, Word)")
        part, dropped = main_part(root)
        lines = Lines()
        lines.read(part)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError) as error:
        raise UnreadableFile(f"the web page is damaged ({type(error).__name__}); open it in a browser and save it again") from error
    body = lines.text()
    if not body.strip():
        raise UnreadableFile("the web page holds no text; it may load its document by a script: save the document itself (PDF, Word)")
    if dropped:
        warnings.append(f"{dropped} letters of hidden text were left out")
    return RawText(body, "html", warnings=tuple(warnings))


def decode_html(data: bytes) -> tuple[str, list[str]]:
    """The page as text: byte order mark, UTF-8, an old Vietnamese encoding, else the charset that the page declares."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableFile("the file is empty")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), []
    if b"\x00" in data[:4096]:
        raise UnreadableFile("the content is binary, not a web page; give the file its true extension")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        converted = convert_bytes(data)
    if converted is not None:
        return converted.text, [converted.warning]
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    try:
        return data.decode(name, errors="replace"), [f"some bytes of the page are not {name}"]
    except LookupError:
        return data.decode("utf-8", errors="replace"), ["some bytes of the page are not UTF-8"]
