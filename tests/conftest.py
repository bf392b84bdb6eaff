"""What all tests share: no network, one index over the plans, one assistant over it."""

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant

ROOT = Path(__file__).parents[1]


class NetworkUsed(AssertionError):
    """A test, or the code under it, tried to leave this machine."""


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Every connection beyond this machine fails, and so does asking for the address of another one."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        patch.setattr(socket.socket, name, _guarded_connect(getattr(socket.socket, name)))
    patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
    yield
    patch.undo()


def _guarded_connect(real: Any) -> Any:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_outside(address[0])
        return real(self, address)

    return connect


def _guarded_lookup(real: Any) -> Any:
    def getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        _refuse_outside(host)
        return real(host, *arguments, **options)

    return getaddrinfo


def _refuse_outside(host: str | bytes | None) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        address = ipaddress.ip_address(str(name))
    except ValueError:
        raise NetworkUsed(f"the network was used: {name}") from None
    if not (address.is_loopback or address.is_unspecified):
        raise NetworkUsed(f"the network was used: {name}")


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index over the five plans; read it, never write to it."""
    from ingest.pipeline import ingest

    folder = tmp_path_factory.mktemp("plans") / "index"
    report = ingest([ROOT / "corpus" / "plans"], folder)
    assert report.failed == 0, [file for file in report.files if file.error]
    return folder


@pytest.fixture(scope="session")
def assistant(index_folder: Path) -> "Assistant":
    """The assistant over the five plans."""
    from assistant.service import Assistant

    return Assistant(index_folder)
