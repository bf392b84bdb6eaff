"""Tools for programs: Gradio's server of the Model Context Protocol, asked by a real client."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.interface.program_server import call, program_server, send

if TYPE_CHECKING:
    from mcp.types import CallToolResult, Tool

    from assistant.service import Assistant

NAMES = {"ask", "search", "register", "references", "quiz", "health", "documents"}
QUESTION = "Ở Khánh Hòa, báo cáo kết quả thực hiện gửi cho cơ quan nào, trước ngày nào?"


@pytest.fixture(scope="module")
def url(assistant: "Assistant") -> Iterator[str]:
    """A server over the five plans."""
    with program_server(assistant) as address:
        yield address


def used(url: str, *calls: tuple[str, dict[str, Any]]) -> "tuple[list[Tool], list[CallToolResult]]":
    """The tools of a server, and what calls of them give, one session for all."""
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async def session() -> "tuple[list[Tool], list[CallToolResult]]":
        async with streamable_http_client(url + "/gradio_api/mcp/") as (read, write, _), ClientSession(read, write) as client:
            await client.initialize()
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, given) for name, given in calls]

    with ThreadPoolExecutor(1) as apart:  # tests in a browser leave a loop running in this thread
        return apart.submit(lambda: asyncio.run(session())).result()


def text(result: "CallToolResult") -> str:
    """What a tool says."""
    assert len(result.content) == 1 and result.content[0].type == "text"
    return result.content[0].text


def test_exactly_the_seven_functions_are_tools_with_typed_parameters_and_descriptions(url: str) -> None:
    tools, _ = used(url)
    assert {tool.name for tool in tools} == NAMES and len(tools) == len(NAMES)
    for tool in tools:
        assert tool.description and tool.description.endswith(".")
        for name, shape in tool.inputSchema["properties"].items():
            assert {"type", "oneOf"} & shape.keys() and shape["description"], (tool.name, name)
    schemas = {tool.name: tool.inputSchema for tool in tools}
    assert schemas["ask"]["required"] == ["question"] and schemas["search"]["properties"]["top"]["maximum"] == 100


def test_a_tool_gives_the_json_of_its_endpoint(url: str) -> None:
    calls: tuple[tuple[str, dict[str, Any]], ...] = (
        ("search", {"question": QUESTION, "top": 3}), ("register", {"province": "Khánh Hòa", "kind": "report"}), ("references", {"to": "33/CT-TTg"}),
        ("quiz", {"count": 2}), ("documents", {}), ("health", {}),
    )
    for (name, given), result in zip(calls, used(url, *calls)[1], strict=True):
        assert not result.isError and json.loads(text(result)) == call(url, name, given)[1], name


def test_ask_answers_with_citations(url: str) -> None:
    (result,) = used(url, ("ask", {"question": QUESTION}))[1]
    answer = json.loads(text(result))
    assert not result.isError and "15/12" in answer["answer"] and answer["citations"][0]["document"].startswith("khanh-hoa")


@pytest.mark.parametrize(("name", "given", "words"), [
    ("ask", {}, "'question' is a required property"),
    ("ask", {"question": ""}, "Bạn chưa nhập câu hỏi"),
    ("ask", {"question": "a" * 10_000}, "Câu hỏi dài 10000 ký tự"),
    ("ask", {"question": 5}, "5 is not of type 'string'"),
    ("ask", {"question": QUESTION, "document": "khong-co"}, "Không có văn bản mang mã này"),
    ("search", {"question": QUESTION, "top": 1000}, "1000 is greater than the maximum of 100"),
    ("quiz", {"count": 0}, "0 is less than the minimum of 1"),
    ("asking", {"question": QUESTION}, "Unknown tool"),
])
def test_a_wrong_call_of_a_tool_is_told_in_words(url: str, name: str, given: dict[str, Any], words: str) -> None:
    (result,) = used(url, (name, given))[1]
    assert result.isError and words in text(result) and "Traceback" not in text(result) and len(text(result)) < 500


def test_what_is_no_tool_call_is_refused_without_a_traceback(url: str) -> None:
    for body in (b"", b"{", b"[]", b'{"jsonrpc": "2.0", "id": 1, "method": "nothing"}', b"\xff\xfe"):
        status, told = send(url, "/gradio_api/mcp/", body, Accept="application/json, text/event-stream")
        assert (400 <= status < 500 or '"error"' in told) and "Traceback" not in told, (body, status, told)
    assert send(url, "/gradio_api/mcp/", b"[" * 2_000_000)[0] == 413
