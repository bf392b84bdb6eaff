"""One file from an address that the user named: http or https, limits on time and size, no way into a private network.

A redirect is followed only to a public address; from an address of this machine only to this machine. The content must
be what the server says it is, and a format that is read.
"""

import ipaddress
import re
import socket
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener, getproxies

from index.errors import BadInput, UserError
from index.settings import settings

_CHUNK = 64 * 1024
_FORMATS = (
    (".pdf", (b"%PDF",), ("application/pdf",)),
    (".docx", (b"PK\x03\x04",), ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)),
    (".doc", (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), ("application/msword",)),
    (".rtf", (b"{\\rtf",), ("application/rtf", "text/rtf")),
    (".html", (), ("text/html", "application/xhtml+xml")),
    (".md", (), ("text/markdown",)),
    (".txt", (), ("text/plain",)),
)
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/download", "application/force-download")
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


class NotFetched(UserError):
    """An address gave no document; the message says why."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one address may cost: seconds in all, seconds of silence, bytes, redirects."""

    seconds: float = 60.0
    silence: float = 20.0
    bytes: int = 50 << 20
    redirects: int = 5


def fetch_limits_set(seconds: float | None = None, megabytes: int | None = None) -> FetchLimits:
    """The limits of the settings, time and size changed where a command says so."""
    told = settings().fetching
    return FetchLimits(told.seconds if seconds is None else seconds, told.silence_seconds, (told.megabytes if megabytes is None else megabytes) << 20, told.redirects)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it came from in the end, the extension that its content has, and its bytes."""

    address: str
    extension: str
    content: bytes

    @property
    def stem(self) -> str:
        """The name in the address, without extension."""
        return Path(unquote(urlsplit(self.address).path)).stem or "document"


def is_address(source: str) -> bool:
    """Whether a command's argument is an address rather than a file."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", source) is not None


def fetch(address: str, limits: FetchLimits | None = None) -> Fetched:
    """The document at an address; the limits are those of the settings where none are given.

    Raises:
        BadInput: the address is not http or https, or carries a password.
        NotFetched: not reached, refused, too slow, too big, or not a document.
    """
    limits = limits or fetch_limits_set()
    local = _is_local(_checked(address).hostname or "")
    deadline = time.monotonic() + limits.seconds
    request = Request(address, headers={"User-Agent": "ingest/1", "Accept": ", ".join(t for _, _, types in _FORMATS for t in types), "Accept-Encoding": "identity"})
    try:
        with _opener(local, limits).open(request, timeout=limits.silence) as response:
            content = _read(response, limits, deadline)
            return Fetched(response.geturl(), _extension(response.headers.get_content_type() if response.headers.get("Content-Type") else "", content), content)
    except HTTPError as error:
        raise NotFetched(f"the server answered {error.code} ({error.reason})") from error
    except TimeoutError as error:
        raise NotFetched(f"the server was silent for {limits.silence:g} s; try again later") from error
    except URLError as error:
        slow = isinstance(error.reason, TimeoutError)
        raise NotFetched(f"the server was silent for {limits.silence:g} s; try again later" if slow else f"the server could not be reached ({error.reason})") from error
    except (HTTPException, OSError, ValueError) as error:
        raise NotFetched(f"the transfer broke off ({type(error).__name__})") from error


def _checked(address: str) -> SplitResult:
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise BadInput(f"{address}: only http and https addresses are fetched; save the file and add it by its name")
    if parts.username or parts.password:
        raise BadInput("an address with a user name or password is not fetched; save the file and add it by its name")
    return parts


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def refusal(ip: str, *, local: bool) -> str:
    """Why a redirect to this IP address is not followed; "" when it may be."""
    address = ipaddress.ip_address(ip.split("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_loopback and local or address.is_global and not local:
        return ""
    return f"the server redirects to {address}, " + ("which is not on this machine" if local else "an address of a private network") + "; this is not followed"


class _Redirects(HTTPRedirectHandler):
    """Counts redirects and looks at where each leads before it is followed."""

    def __init__(self, local: bool, limits: FetchLimits) -> None:
        self.local, self.max_redirections, self.max_repeats = local, limits.redirects, limits.redirects
        self.limit = limits.redirects

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        """The next request, or NotFetched."""
        parts = urlsplit(newurl)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.username:
            raise NotFetched(f"the server redirects to {newurl[:80]}; only http and https addresses are fetched")
        if req.type == "https" and parts.scheme.lower() == "http":
            raise NotFetched("the server redirects from https to http; this is not followed")
        if len(getattr(req, "redirect_dict", {})) >= self.limit:
            raise NotFetched(f"the server redirects more than {self.limit} times")
        for ip in _addresses(parts.hostname, parts.port or 80):
            said = refusal(ip, local=self.local)
            if said:
                raise NotFetched(said)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _addresses(host: str, port: int) -> list[str]:
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    try:
        return sorted({str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})
    except OSError as error:
        raise NotFetched(f"the server redirects to {host}, which is not known ({error.strerror})") from error


def _opener(local: bool, limits: FetchLimits) -> OpenerDirector:
    """Without a proxy, every connection after the first is checked again when it stands: a name may have changed its address since."""
    proxies = {} if local else getproxies()
    made = build_opener(ProxyHandler(proxies), _Redirects(local, limits), *(() if proxies else (_Http(local), _Https(local))))
    made.handlers = [h for h in made.handlers if type(h).__name__ not in ("FileHandler", "FTPHandler", "DataHandler")]
    return made


class _Peers:
    """Checks the peer of each connection but the first, which the user named."""

    def __init__(self, local: bool) -> None:
        self.local, self.seen = local, 0

    def check(self, connection: HTTPConnection) -> None:
        """Ends a connection to an address that a redirect must not lead to."""
        self.seen += 1
        said = refusal(connection.sock.getpeername()[0], local=self.local) if self.seen > 1 else ""
        if said:
            connection.close()
            raise NotFetched(said)


class _Http(HTTPHandler):
    def __init__(self, local: bool) -> None:
        super().__init__()
        self.peers = _Peers(local)

    def http_open(self, req: Request) -> HTTPResponse:
        """Opens with a connection that looks at its peer."""
        return self.do_open(_watched(HTTPConnection, self.peers), req)


class _Https(HTTPSHandler):
    def __init__(self, local: bool) -> None:
        super().__init__()
        self.peers = _Peers(local)

    def https_open(self, req: Request) -> HTTPResponse:
        """Opens with a connection that looks at its peer."""
        return self.do_open(_watched(HTTPSConnection, self.peers), req)


def _watched(kind: type[HTTPConnection], peers: _Peers) -> type[HTTPConnection]:
    class Watched(kind):  # type: ignore[misc, valid-type]
        def connect(self) -> None:
            super().connect()
            peers.check(self)

    return Watched


def _read(response: HTTPResponse, limits: FetchLimits, deadline: float) -> bytes:
    told = response.headers.get("Content-Length", "")
    too_big = f"the file is bigger than the limit of {limits.bytes / (1 << 20):g} MB; save it and add it by its name"
    if told.isdigit() and int(told) > limits.bytes:
        raise NotFetched(too_big)
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        parts.append(chunk)
        if size > limits.bytes:
            raise NotFetched(too_big)
        if time.monotonic() > deadline:
            raise NotFetched(f"the transfer took longer than {limits.seconds:g} s and was stopped")
    if told.isdigit() and size < int(told):
        raise NotFetched(f"the transfer broke off after {size} of {told} bytes")
    return b"".join(parts)


def _extension(told: str, content: bytes) -> str:
    """The extension of the content, which must be of the type that the server tells.

    Raises:
        NotFetched: empty, not a document, or not what the server says.
    """
    if not content.strip():
        raise NotFetched("the server sent an empty file")
    found = _found(content)
    said = next((extension for extension, _, types in _FORMATS if told in types), "")
    if found is None or not said and told not in _UNTOLD:
        raise NotFetched(f"the server sent {told or 'a file of unknown type'}, which is not a document that is read (PDF, Word, HTML, text)")
    if said and said != found and not {said, found} <= {".txt", ".md"}:
        raise NotFetched(f"the server says {told}, the content is {found[1:]}; open the address in a browser, save the document and add it by its name")
    return said or found


def _found(content: bytes) -> str | None:
    head = content[:4096]
    for extension, magics, _ in _FORMATS:
        if magics and head.startswith(magics):
            return extension if extension != ".docx" or b"word/" in content else None
    if _HTML.match(head.lstrip(b"\xef\xbb\xbf")):
        return ".html"
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return ".txt" if not control else None
