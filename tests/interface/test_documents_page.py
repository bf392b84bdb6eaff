"""Adding, reading, removing and restoring documents in the app as people start it, driven in a browser."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.reader import IndexFolder
from tests.interface.browser import Visit, in_browser, visit
from tests.interface.made_pdf import made_pdf
from tests.interface.test_page import BUILD_S, ROOT, Running, start, stop
from tests.interface.test_tabs import open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser

HEAD = ["ỦY BAN NHÂN DÂN", "TỈNH BÌNH ĐỊNH", "Số: 99/KH-UBND", "Bình Định, ngày 05 tháng 3 năm 2024", "KẾ HOẠCH", "Thực hiện công tác dân vận chính quyền năm 2024"]
BODY = ["I. MỤC ĐÍCH", "Nâng cao hiệu quả công tác dân vận <script>window.hit=1</script><img src=x onerror=window.hit=1>.", "II. TỔ CHỨC THỰC HIỆN",
        "1. Các sở, ban, ngành gửi báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 17/11/2024."]
QUESTION = "Ở Bình Định, các sở gửi báo cáo kết quả cho ai, trước ngày nào?"


class Site:
    """A running app with folders of its own."""

    def __init__(self, home: Path) -> None:
        self.home, self.library = home, home / "library"
        self.running: Running = start(home / "index", BUILD_S)

    @property
    def index(self) -> Path:
        """The index folder."""
        return self.running.index

    def held(self) -> list[str]:
        """Ids of the index."""
        return list(IndexFolder(self.index).current().store.document_ids())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app over the plans, with an empty library."""
    home = tmp_path_factory.mktemp("documents")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("library", "state"):
            patch.setenv(f"ASSISTANT_{name.upper()}", str(home / name))
        patch.setenv("GRADIO_TEMP_DIR", str(home / "sent"))
        patch.setenv("ASSISTANT_UPLOAD_MEGABYTES", "1")
        started = Site(home)
        yield started
        assert "Traceback" not in stop(started.running)


@pytest.fixture
def person(browser: "Browser", site: Site) -> Iterator[Visit]:
    """A visitor; whatever the test does, nothing is sent out, nothing of a document runs, no script fails."""
    with visit(browser, site.running.url) as visitor:
        dialogs: list[str] = []
        visitor.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        yield visitor
        assert visitor.outside == [] and visitor.errors == [] and dialogs == []
        assert visitor.page.evaluate("window.hit") is None


def open_documents(person: Visit) -> None:
    """Goes to the documents, the box for files open."""
    open_tab(person, "Văn bản", "#documents tr.opens")
    if not person.page.locator("#upload-files").count() or not person.page.locator(".upload .drop").is_visible():
        person.page.locator("#documents-add button").first.click()
    person.page.wait_for_selector(".upload .drop")


def send(person: Visit, *files: Path | dict[str, object]) -> list[str]:
    """Chooses files and waits for all results; gives a line each."""
    person.page.evaluate("() => { const old = document.querySelector('#upload-result table'); if (old) old.dataset.old = 1; }")
    person.page.set_input_files("#upload-files", list(files))  # type: ignore[arg-type]
    person.page.wait_for_selector("#upload-result table:not([data-old])")
    person.page.wait_for_function("!document.querySelector('#upload-result .going')")
    return list(person.page.locator("#upload-result tbody tr").all_inner_texts())


def remove(person: Visit, title: str) -> None:
    """Opens a document and removes it."""
    open_tab(person, "Văn bản", "#documents")
    person.page.get_by_label("Danh sách", exact=True).click()
    person.page.locator("#documents button.reads", has_text=title).first.click()
    person.page.locator(".removal summary").click()
    person.page.locator("[data-act=remove]").click()
    person.page.wait_for_selector("#documents-note [data-act=restore]")


def asked(person: Visit, question: str, turn: int) -> str:
    """Asks in the chat; gives what is shown."""
    open_tab(person, "Hỏi đáp", "#question textarea")
    person.ask(question, turn)
    return str(person.page.inner_text(f"#t{turn}"))


def test_an_added_pdf_is_answered_from_at_once_removed_it_is_gone_and_undone_it_is_back(person: Visit, site: Site, tmp_path: Path) -> None:
    assert "17/11" not in asked(person, QUESTION, 1)
    open_documents(person)
    rows = send(person, made_pdf(tmp_path / "Kế hoạch Bình Định.pdf", [*HEAD, *BODY], ["Trang hai"]))
    assert "đã thêm" in rows[0] and site.held().count("ke-hoach-binh-dinh") == 1
    assert "17/11/2024" in asked(person, QUESTION, 2)
    remove(person, "dân vận chính quyền năm 2024")
    person.page.wait_for_selector("#documents caption:has-text('5 văn bản')")
    assert "17/11" not in asked(person, QUESTION, 3) and not (site.library / "Kế hoạch Bình Định.pdf").exists()
    open_tab(person, "Văn bản", "#documents-note [data-act=restore]")
    person.page.click("#documents-note [data-act=restore]")
    person.page.wait_for_selector("#documents-note :text('Đã khôi phục')")
    assert "17/11/2024" in asked(person, QUESTION, 4) and (site.library / "Kế hoạch Bình Định.pdf").exists()
    remove(person, "dân vận chính quyền năm 2024")


def test_the_printed_pages_of_an_added_pdf_are_turned(person: Visit, tmp_path: Path) -> None:
    open_documents(person)
    send(person, made_pdf(tmp_path / "hai trang.pdf", [*HEAD, *BODY, "bản có hai trang"], ["Trang hai"]))
    person.page.locator("#upload-result button.reads").click()
    person.page.wait_for_selector("#documents .reader")
    assert "<script>window.hit=1</script>" in person.page.inner_text("#documents .text")
    person.page.get_by_label("Trang in", exact=True).click()
    person.page.wait_for_selector("img.page[alt^='Ảnh trang 1']")
    person.page.locator("#documents [data-act=sheet]").last.click()
    person.page.wait_for_selector("img.page[alt^='Ảnh trang 2']")
    assert person.page.evaluate("document.querySelector('img.page').naturalWidth") > 800
    remove(person, "dân vận chính quyền năm 2024")


def test_files_that_cannot_be_taken_are_told_one_by_one_and_the_good_one_is_added(person: Visit, site: Site, tmp_path: Path) -> None:
    good = tmp_path / "tốt.txt"
    good.write_text("KẾ HOẠCH\nPhát động phong trào đọc sách\n\nI. MỤC ĐÍCH\nNâng cao văn hóa đọc trong cán bộ.\n", encoding="utf-8")
    files = {"x.exe": b"MZ", "rỗng.txt": b"", "giả.pdf": b"hello", "to.txt": b"a" * (1 << 20) + b"b"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    open_documents(person)
    before = site.held()
    rows = send(person, *(tmp_path / name for name in files), good)
    assert ["không thêm được" in row for row in rows] == [True, True, True, True, False]
    for row, words in zip(rows, ("Định dạng này", "rỗng", "Nội dung không giống", "lớn hơn 1 MB"), strict=False):
        assert words in row
    assert site.held() == sorted([*before, "tot"])
    remove(person, "đọc sách")


@pytest.mark.parametrize("name", ["../../../escape.txt", "<img src=x onerror=window.hit=1>.txt", *(pytest.param(n, marks=pytest.mark.long) for n in ("..\\..\\escape.txt", ".env.txt", "README.md"))])
def test_a_hostile_file_name_is_text_and_leads_nowhere(person: Visit, site: Site, name: str) -> None:
    words = f"KẾ HOẠCH\nThử tên tệp {abs(hash(name))}\n\nI. MỤC ĐÍCH\n<script>window.hit=1</script> giữ an toàn.\n"
    open_documents(person)
    outside = {p for p in site.home.rglob("*") if site.library not in p.parents and not p.is_relative_to(site.index) and not p.is_relative_to(site.home / "sent")}
    rows = send(person, {"name": name, "mimeType": "text/plain", "buffer": words.encode()})
    assert "đã thêm" in rows[0], rows
    after = {p for p in site.home.rglob("*") if site.library not in p.parents and not p.is_relative_to(site.index) and not p.is_relative_to(site.home / "sent")}
    assert after - outside <= {site.library}, "nothing is written beside the library"
    remove(person, "Thử tên tệp")


def test_the_stop_button_leaves_the_files_that_were_not_reached(person: Visit, site: Site, tmp_path: Path) -> None:
    open_documents(person)
    before, files = site.held(), []
    for at in range(12):
        files.append(tmp_path / f"dừng {at}.txt")
        files[-1].write_text(f"KẾ HOẠCH\nThử dừng lần {at}\n\nI. MỤC ĐÍCH\nViệc thứ {at} phải làm trong năm {2000 + at}.\n", encoding="utf-8")
    person.page.set_input_files("#upload-files", [str(f) for f in files])
    person.page.wait_for_selector("#upload-result .stop")
    person.page.click("#upload-result .stop")
    person.page.wait_for_selector("#upload-result :text('Đã dừng')")
    added = [d for d in site.held() if d not in before]
    assert 0 < len(added) < 12
    for at in range(len(added)):
        remove(person, f"Thử dừng lần {at}")


def test_a_plan_of_the_given_corpus_says_why_it_stays(person: Visit) -> None:
    open_tab(person, "Văn bản", "#documents tr.opens")
    person.page.locator("#documents button.reads").first.click()
    person.page.wait_for_selector("#documents .stays")
    assert person.page.locator("[data-act=remove]").count() == 0


def test_two_people_adding_and_removing_at_once_leave_a_sound_index(browser: "Browser", site: Site, tmp_path: Path) -> None:
    for name in "ab":
        for at in range(4):
            (tmp_path / f"{name}{at}.txt").write_text(f"KẾ HOẠCH\nViệc {name.upper()}{at} của hai người\n\nI. MỤC ĐÍCH\nLàm việc số {at} của người {name} trong năm {2000 + at}.\n", encoding="utf-8")
    before = site.held()
    with visit(browser, site.running.url) as first, visit(browser, site.running.url) as second:
        for person in (first, second):
            open_documents(person)
        send(first, tmp_path / "a0.txt")
        second.page.set_input_files("#upload-files", [str(tmp_path / f"b{at}.txt") for at in range(4)])
        first.page.set_input_files("#upload-files", [str(tmp_path / f"a{at}.txt") for at in range(1, 4)])
        with visit(browser, site.running.url) as third:
            remove(third, "Việc A0")
        for person, count in ((first, 3), (second, 4)):
            person.page.wait_for_function("count => document.querySelectorAll('#upload-result tbody tr').length === count && !document.querySelector('#upload-result .going')", arg=count)
            assert "không thêm được" not in person.page.inner_text("#upload-result")
            assert person.errors == []
    assert set(site.held()) == {*before, "a1", "a2", "a3", "b0", "b1", "b2", "b3"}
    verified = subprocess.run([sys.executable, "-m", "index", "verify", "--index", str(site.index)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_while_another_program_writes_the_page_says_to_wait(person: Visit, site: Site, tmp_path: Path) -> None:
    from index.publish import writing

    (tmp_path / "bận.txt").write_text("KẾ HOẠCH\nLúc bận\n\nI. MỤC ĐÍCH\nChờ đến lượt.\n", encoding="utf-8")
    open_documents(person)
    done = threading.Event()

    def hold() -> None:
        with writing(site.index):
            done.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    time.sleep(0.3)
    try:
        rows = send(person, tmp_path / "bận.txt")
    finally:
        done.set()
        holder.join()
    assert "đang được cập nhật" in rows[0]


@pytest.mark.long
@pytest.mark.parametrize(("width", "dark"), [(360, False), (360, True), (1280, True)])
def test_every_view_fits_its_window(browser: "Browser", site: Site, width: int, dark: bool) -> None:
    with visit(browser, site.running.url, width, 740, dark) as person:
        open_documents(person)
        for name, ready in (("Sơ đồ viện dẫn", "#documents .drawing"), ("Viện dẫn nhưng chưa có", "#documents caption:has-text('chưa có')"), ("Danh sách", "#documents caption:has-text('đang có')")):
            person.page.get_by_label(name, exact=True).click()
            person.page.wait_for_selector(ready)
            assert person.page.evaluate("document.documentElement.scrollWidth") <= width
        person.page.locator("#documents button.reads", has_text="KHÁNH HÒA").first.click()
        person.page.wait_for_selector("#documents .reader")
        for name, ready in (("Viện dẫn", "#documents caption"), ("Thay đổi về sau", "#documents .since"), ("Chất lượng đọc", "#documents .facts"), ("Toàn văn", "#documents .reader")):
            person.page.get_by_label(name, exact=True).click()
            person.page.wait_for_selector(ready)
            assert person.page.evaluate("document.documentElement.scrollWidth") <= width
        assert person.outside == [] and person.errors == []


def test_a_line_of_the_web_opens_its_quote_and_a_box_its_document(person: Visit) -> None:
    click = "name => document.querySelector(name).dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    open_tab(person, "Văn bản", "#documents tr.opens")
    person.page.get_by_label("Sơ đồ viện dẫn", exact=True).click()
    person.page.wait_for_selector("#documents .drawing")
    row = str(person.page.get_attribute("#documents .drawing a.cites", "href"))[1:]
    person.page.evaluate(click, "#documents .drawing a.cites")
    assert person.page.locator(f"[id='{row}'] .quote").first.is_visible()
    person.page.evaluate(click, "#documents .drawing a.held")
    person.page.wait_for_selector("#documents .reader")


def test_a_change_since_leads_to_the_words_of_the_document(person: Visit) -> None:
    open_tab(person, "Văn bản", "#documents tr.opens")
    person.page.locator("#documents button.reads", has_text="KHÁNH HÒA").first.click()
    person.page.wait_for_selector("#documents .reader")
    person.page.get_by_label("Thay đổi về sau", exact=True).click()
    person.page.locator("#documents .since [data-act=find]", has_text="Sở Nội vụ").first.click()
    person.page.wait_for_selector("#documents mark")
    assert person.page.inner_text("#hit-0").casefold() == "sở nội vụ"


def test_of_quick_clicks_on_views_the_last_one_is_shown(person: Visit) -> None:
    open_tab(person, "Văn bản", "#documents tr.opens")
    for name in ("Sơ đồ viện dẫn", "Viện dẫn nhưng chưa có", "Điểm lưu ý giữa các văn bản", "Sơ đồ viện dẫn", "Danh sách"):
        person.page.get_by_label(name, exact=True).click()
    person.page.wait_for_selector("#documents caption:has-text('văn bản đang có')")
    person.page.wait_for_timeout(1000)
    assert person.page.locator("#documents caption:has-text('văn bản đang có')").count() == 1


def test_the_list_is_filtered_while_typing(person: Visit) -> None:
    open_tab(person, "Văn bản", "#documents tr.opens")
    person.page.fill("#documents-filter input", "ninh thuan")
    person.page.wait_for_selector("#documents caption:has-text('1 trong')")
    assert person.page.locator("#documents button.reads").count() == 1
