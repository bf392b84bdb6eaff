"""The guard of conftest.py: tests reach this machine and nothing else."""

import socket
import urllib.request

import pytest

from tests.conftest import NetworkUsed


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_a_connection_to_another_machine_fails(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as outside, pytest.raises(NetworkUsed, match=address):
        outside.connect((address, 80))


def test_a_name_is_not_looked_up_and_so_no_page_is_opened() -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with pytest.raises(NetworkUsed, match="example.invalid"):
        opener.open("http://example.invalid/", timeout=1)


def test_this_machine_is_reached() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(("localhost", server.getsockname()[1]), timeout=5) as client:
            assert client.getpeername() == server.getsockname()
