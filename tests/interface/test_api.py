"""Endpoints for programs, through a real server: Gradio's client and plain HTTP."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.__main__ import main as command
from tests.interface.fake import FakeAssistant, FakeAnswer, full_answer
from tests.interface.program_server import call, fetch_json, program_server, send

if TYPE_CHECKING:
    from assistant.service import Assistant

NAMES = {"ask", "search", "register", "references", "quiz", "health", "documents"}
QUESTION = "Báo cáo kết quả thực hiện gửi cho cơ quan nào, trước ngày nào?"
PROVINCES = ("Khánh Hòa", "Lâm Đồng", "Ninh Thuận", "Kiên Giang")


@pytest.fixture(scope="module")
def url(assistant: "Assistant") -> Iterator[str]:
    """A server over the five plans."""
    with program_server(assistant) as address:
        yield address


def predict(url: str, *values: Any, **named: Any) -> Any:
    """One call through Gradio's client."""
    from gradio_client import Client

    return Client(url, verbose=False, analytics_enabled=False).predict(*values, **named)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What the command line prints."""
    assert command(list(arguments)) == 0
    return json.loads(capsys.readouterr().out)


def timeless(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without the time it took."""
    return {name: value for name, value in answer.items() if name != "milliseconds"}


def test_exactly_the_seven_functions_are_told_to_programs(url: str) -> None:
    told = fetch_json(url, "/gradio_api/info")
    assert {name.strip("/") for name in told["named_endpoints"]} == NAMES and not told["unnamed_endpoints"]
    paths = fetch_json(url, "/gradio_api/openapi.json")["paths"]
    assert {path.rsplit("/", 1)[1] for path in paths if "/call/v2/" in path} == NAMES


def test_every_parameter_has_a_type_and_a_description_and_every_number_its_bounds(url: str) -> None:
    for name, endpoint in fetch_json(url, "/gradio_api/info")["named_endpoints"].items():
        assert endpoint["description"].endswith("."), name
        for parameter in endpoint["parameters"]:
            shape = parameter["type"]
            assert {"type", "oneOf"} & shape.keys() and shape["description"].endswith("."), (name, parameter)
            assert shape.get("type") != "integer" or shape["minimum"] < shape["maximum"], (name, parameter)
            assert parameter["example_input"] != "...", (name, parameter)
            assert parameter["parameter_has_default"] is (parameter["parameter_name"] != "question")


@pytest.mark.parametrize("province", PROVINCES)
def test_ask_gives_the_contract_of_the_command_line(url: str, index_folder: Path, capsys: pytest.CaptureFixture[str], province: str) -> None:
    wanted = timeless(printed(capsys, "ask", QUESTION, "--province", province, "--json", "--index", str(index_folder)))
    assert timeless(predict(url, QUESTION, province=province, api_name="/ask")) == wanted
    for given in ([QUESTION, None, province], {"question": QUESTION, "province": province}):
        event, answer = call(url, "ask", given)
        assert event == "complete" and timeless(answer) == wanted


@pytest.mark.parametrize(("name", "named", "options"), [
    ("search", {"question": QUESTION, "top": 7, "province": "Lâm Đồng"}, [QUESTION, "--top", "7", "--province", "Lâm Đồng", "--json"]),
    ("register", {}, ["--json"]),
    ("register", {"province": "Khánh Hòa", "body": "Sở Nội vụ", "kind": "report", "before": "31/12/2026"},
     ["--province", "Khánh Hòa", "--body", "Sở Nội vụ", "--kind", "report", "--before", "31/12/2026", "--json"]),
    ("register", {"document": "lam-dong-2021-ke-hoach-quy-che-456"}, ["--document", "lam-dong-2021-ke-hoach-quy-che-456", "--json"]),
    ("references", {}, ["--json"]),
    ("references", {"to": "33/CT-TTg"}, ["--to", "33/CT-TTg", "--json"]),
    ("quiz", {"kinds": ["true_false", "blank"], "count": 6, "seed": 3}, ["--kinds", "true_false,blank", "--count", "6", "--seed", "3"]),
    ("quiz", {"documents": ["lam-dong-2021-ke-hoach-quy-che-456"], "count": 4}, ["--documents", "lam-dong-2021-ke-hoach-quy-che-456", "--count", "4"]),
])
def test_each_function_gives_what_the_command_line_prints(url: str, index_folder: Path, capsys: pytest.CaptureFixture[str], name: str, named: dict[str, Any], options: list[str]) -> None:
    wanted = printed(capsys, name, *options, "--index", str(index_folder))
    assert predict(url, **named, api_name=f"/{name}") == wanted
    assert call(url, name, named) == ("complete", wanted)


def test_documents_and_health_are_those_of_ingest(url: str, index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from ingest.__main__ import main as ingest

    for name, sub in (("documents", "list"), ("health", "health")):
        assert ingest([sub, "--json", "--index", str(index_folder)]) == 0
        wanted = json.loads(capsys.readouterr().out)["documents"]
        for told in (predict(url, api_name=f"/{name}"), call(url, name, [])[1]):
            assert len(wanted) == 5 and told["documents"] == wanted
    index = call(url, "health", [])[1]["index"]
    assert index["version"] == "1" and index["documents"] == 5 and index["passages"] == index["vectors"] > 0


@pytest.mark.parametrize(("name", "given", "words"), [
    ("ask", [], "Thiếu tham số question"),
    ("ask", ["   "], "Bạn chưa nhập câu hỏi"),
    ("ask", [None], "Bạn chưa nhập câu hỏi"),
    ("ask", ["a" * 10_000], "Câu hỏi dài 10000 ký tự"),
    ("ask", [17], "question phải là một chuỗi ký tự"),
    ("ask", [{"path": "/etc/passwd"}], "question phải là một chuỗi ký tự"),
    ("ask", [QUESTION, "khong-co"], "Không có văn bản mang mã này"),
    ("ask", [QUESTION, ["x"]], "document phải là một chuỗi ký tự"),
    ("ask", [QUESTION, None, "Atlantis"], "no document of the province"),
    ("ask", [QUESTION, None, "x" * 301], "province dài 301 ký tự, tối đa là 300"),
    ("ask", [QUESTION, None, None, "trước đó"], "before phải là một danh sách"),
    ("ask", [QUESTION, None, None, ["a"] * 21], "before có 21 mục, tối đa là 20"),
    ("ask", [QUESTION, None, None, [{"documents": []}]], "Mỗi mục của before"),
    ("ask", [QUESTION, None, None, [{"question": "a", "documents": "b"}]], "before phải là một danh sách"),
    ("search", [QUESTION, 0], "top phải là số nguyên từ 1 đến 100"),
    ("search", [QUESTION, 101], "top phải là số nguyên từ 1 đến 100"),
    ("search", [QUESTION, "5"], "top phải là số nguyên"),
    ("search", [QUESTION, True], "top phải là số nguyên"),
    ("search", [QUESTION, 1e300], "top phải là số nguyên"),
    ("register", {"kind": "nothing"}, "kind phải là một trong: report"),
    ("register", {"before": "hôm qua"}, "is no day"),
    ("register", {"document": "khong-co"}, "Không có văn bản mang mã này"),
    ("quiz", {"count": 201}, "count phải là số nguyên từ 1 đến 200"),
    ("quiz", {"seed": -1}, "seed phải là số nguyên từ 0"),
    ("quiz", {"seed": 2**31}, "seed phải là số nguyên từ 0"),
    ("quiz", {"kinds": ["poem"]}, "kinds phải là một trong: four_options"),
    ("quiz", {"documents": ["khong-co"]}, "Không có văn bản mang mã này"),
    ("references", {"document": "khong-co"}, "Không có văn bản mang mã này"),
])
def test_a_wrong_call_is_told_in_words(url: str, name: str, given: Any, words: str) -> None:
    event, message = call(url, name, given)
    assert event == "error" and words in message and "Traceback" not in message
    assert any(line.isascii() for line in message.splitlines()), "in English too"


def test_a_name_that_is_not_there_is_told_in_words(url: str) -> None:
    for path, body, status in (("ask/x/y", b"{}", 405), ("nothing", b'{"data": []}', 404), ("v2/nothing", b"{}", 404), ("v2/ask", b'{"quest": "x"}', 422)):
        code, told = send(url, f"/gradio_api/call/{path}", body)
        assert code in (status, 404) and "Traceback" not in told and told != "Internal Server Error", path
    assert "Danh sách: /gradio_api/info" in send(url, "/gradio_api/call/v2/ask", b'{"quest": "x"}')[1]


def test_an_unforeseen_failure_is_told_without_its_cause() -> None:
    with program_server(FakeAssistant(error=RuntimeError("/secret/place"))) as address:
        event, message = call(address, "ask", [QUESTION])
    assert event == "error" and "Có lỗi ngoài dự kiến" in message and "secret" not in message


def test_sixteen_callers_at_once_each_get_the_answer_of_their_own_province(url: str) -> None:
    from gradio_client import Client

    together = threading.Barrier(16)

    def caller(number: int) -> list[str]:
        province = PROVINCES[number % len(PROVINCES)]
        client = Client(url, verbose=False, analytics_enabled=False) if number % 2 else None
        together.wait(30)
        wrong = []
        for _ in range(3):
            asked = f"{QUESTION} ({number})"
            answer = client.predict(asked, province=province, api_name="/ask") if client else call(url, "ask", [asked, None, province])[1]
            held = {citation["document"] for citation in (*answer["citations"], *answer["nearest"])}
            if answer["question"] != asked or not held or not all(name.startswith(FOLDED[province]) for name in held):
                wrong.append(f"{province}: {answer['question']} {held}")
        return wrong

    with ThreadPoolExecutor(16) as callers:
        assert [line for wrong in callers.map(caller, range(16)) for line in wrong] == []


FOLDED = {"Khánh Hòa": "khanh-hoa", "Lâm Đồng": "lam-dong", "Ninh Thuận": "ninh-thuan", "Kiên Giang": "kien-giang"}


class Recording(FakeAssistant):
    """Keeps what it was asked with."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, Any] = {}

    def ask(self, question: str, **given: Any) -> FakeAnswer:
        """Always the same answer."""
        self.given = given
        return FakeAnswer(full_answer())


def test_earlier_questions_and_the_reader_reach_the_assistant() -> None:
    from assistant.followup import Before
    from assistant.reader import Reader

    recording = Recording()
    with program_server(recording) as address:
        earlier = ["Ở Khánh Hòa báo cáo gửi ai?", {"question": "Trước ngày nào?", "documents": ["khanh-hoa"]}]
        event, _ = call(address, "ask", {"question": "Còn ở Lâm Đồng?", "before": earlier, "me": "UBND xã", "here": "An Giang"})
    assert event == "complete"
    assert recording.given["before"] == (Before("Ở Khánh Hòa báo cáo gửi ai?"), Before("Trước ngày nào?", ("khanh-hoa",)))
    assert recording.given["reader"] == Reader(body="UBND xã", province="An Giang")


def test_calls_of_programs_leave_no_session_and_no_result_behind(assistant: "Assistant") -> None:
    from interface.layout import build, launch_options
    from interface.programs.gate import app_options

    page = build(assistant)
    _, address, _ = page.launch(server_name="127.0.0.1", prevent_thread_lock=True, **{**launch_options(), "app_kwargs": app_options()})
    try:
        for number in range(20):
            assert call(address.rstrip("/"), "search", [f"báo cáo {number}", 1])[0] == "complete"
        queue = page._queue
        until = time.monotonic() + 5  # the last call is forgotten just after its result has been sent
        while queue.pending_event_ids_session and time.monotonic() < until:
            time.sleep(0.05)
        assert not page.app.state_holder.session_data and not queue.pending_event_ids_session and not queue.pending_messages_per_session
    finally:
        page.close()


def test_names_of_calls_whose_results_nobody_fetched_are_dropped(assistant: "Assistant") -> None:
    from types import SimpleNamespace

    from interface.programs.sessions import LOST, forget_lost

    queue = SimpleNamespace(pending_event_ids_session={str(n): {str(n)} for n in range(2 * LOST + 1)}, pending_messages_per_session={"7": None})
    forget_lost(SimpleNamespace(_queue=queue))
    assert list(queue.pending_event_ids_session) == ["7"]
