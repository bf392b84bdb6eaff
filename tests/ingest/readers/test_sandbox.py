"""A bad file is one file's cause: it never hangs, crashes or slows the program."""

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from ingest.readers import sandbox
from ingest.readers.raw import RawText
from ingest.readers.registry import read_file, supported_extensions
from ingest.readers.sandbox import Limits, read_safely
from tests.ingest.readers.samples import docx_plan, html_plan, pdf_annex, pdf_plan, plan_text
from tests.system import needs

MUTANTS = 200
_BOMB = b"<w:document>" + b" " * (300 << 20) + b"</w:document>"


def test_a_file_reads_the_same_inside_and_outside(tmp_path: Path) -> None:
    path = docx_plan(tmp_path / "plan.docx")
    assert read_safely(path) == read_file(path)


def test_plain_text_of_moderate_size_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_Worker", None)
    (tmp_path / "a.txt").write_text(plan_text(), encoding="utf-8")
    assert isinstance(read_safely(tmp_path / "a.txt"), RawText)


def test_large_plain_text_is_read_by_a_child(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Điều 1. Phạm vi.\n" * 5000, encoding="utf-8")
    assert read_safely(tmp_path / "a.txt", Limits(plain_mb=0.01)).text.count("Điều 1") == 5000


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    for extension in supported_extensions():
        (tmp_path / f"a{extension}").touch()
        with pytest.raises(UnreadableFile, match="empty"):
            read_safely(tmp_path / f"a{extension}")


def test_a_missing_file_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_safely(tmp_path / "none.docx")


def test_an_oversized_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(3 << 20)
    with pytest.raises(UnreadableFile, match="3 MB, more than the limit of 2 MB"):
        read_safely(tmp_path / "a.pdf", Limits(input_mb=2))


def test_an_archive_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _BOMB)
    started = time.perf_counter()
    with pytest.raises(UnreadableFile, match="archive bomb"):
        read_safely(path)
    assert time.perf_counter() - started < 5


def test_an_archive_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(5001):
            archive.writestr(f"word/{i}.xml", "")
    with pytest.raises(UnreadableFile, match="5001 parts"):
        read_safely(path)


def test_a_picture_bomb_is_refused(tmp_path: Path) -> None:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b""))
    with pytest.raises(UnreadableFile, match="million points|tesseract-ocr"):
        read_safely(tmp_path / "a.png")


def test_a_word_file_with_a_password_is_refused_with_its_cause(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    with pytest.raises(UnreadableFile, match="encrypted, or an old .doc"):
        read_safely(tmp_path / "a.docx")


@pytest.mark.parametrize(("name", "data", "cause"), [
    ("a.txt", b"%PDF-1.4", "a PDF although"), ("a.html", b"PK\x03\x04", "an archive"), ("a.pdf", b"<html>", "not what .pdf files begin with"),
    ("a.docx", b"%PDF-1.4", "a PDF although"), ("a.exe", b"MZ", "are not read"), ("a", b"x", "without extension"), ("a.md", b"MZ\x90\x00", "a program")])
def test_content_unlike_the_extension_is_refused(tmp_path: Path, name: str, data: bytes, cause: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableFile, match=cause):
        read_safely(tmp_path / name)


def test_more_pages_or_characters_than_allowed_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("một\fhai\fba", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="3 pages, more than the limit of 2"):
        read_safely(tmp_path / "a.txt", Limits(pages=2))
    with pytest.raises(UnreadableFile, match="characters, more than the limit of 5"):
        read_safely(docx_plan(tmp_path / "a.docx"), Limits(characters=5))


def test_a_hang_is_ended_at_the_limit_and_the_next_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<table border=1><tr>" + "<td rowspan=199 colspan=199>x" * 60_000, encoding="utf-8")
    started = time.perf_counter()
    with pytest.raises(UnreadableFile, match="longer than the limit of 0.5 s|processor time|damaged"):
        read_safely(path, Limits(seconds=0.5))
    assert time.perf_counter() - started < 10
    assert "KẾ HOẠCH" in read_safely(html_plan(tmp_path / "b.html")).text


def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<table border=1>" + "<tr><td colspan=200 rowspan=200>x" * 40_000, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="memory|broke its reader"):
        read_safely(path, Limits(memory_mb=300))


def test_a_child_that_dies_is_a_cause_and_is_replaced(tmp_path: Path) -> None:
    path = docx_plan(tmp_path / "plan.docx")
    with sandbox._POOL.worker() as worker:
        worker._process.kill()
        with pytest.raises(UnreadableFile, match="broke its reader"):
            worker.read(path, Limits())
    assert "KẾ HOẠCH" in read_safely(path).text


def test_two_children_serve_many_files_quickly(tmp_path: Path) -> None:
    path = docx_plan(tmp_path / "plan.docx")
    read_safely(path)
    started = time.perf_counter()
    for _ in range(20):
        read_safely(path)
    assert time.perf_counter() - started < 5


@needs("fonts-dejavu-core")
def test_mutated_files_neither_hang_nor_crash_and_every_failure_has_a_cause(tmp_path: Path) -> None:
    chance = random.Random(11)
    sources = [pdf_plan(tmp_path / "a.pdf"), pdf_annex(tmp_path / "b.pdf"), docx_plan(tmp_path / "c.docx", annex=True), html_plan(tmp_path / "d.html")]
    slowest = 0.0
    for number in range(MUTANTS):
        source = sources[number % len(sources)]
        path = tmp_path / f"m{number}{source.suffix}"
        # A flipped bit in an archive is caught by its checksum, so half of the Word files are mutated inside.
        inside = source.suffix == ".docx" and number % 8 < 4
        path.write_bytes(mutated_part(source.read_bytes(), chance) if inside else mutated(source.read_bytes(), chance))
        started = time.perf_counter()
        try:
            assert read_safely(path, Limits(seconds=10)).text.strip()
        except UnreadableFile as error:
            assert len(str(error)) > 20, path.name
        slowest = max(slowest, time.perf_counter() - started)
    assert slowest < 15


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Flipped bits, a missing end, a missing or doubled or exchanged part."""
    out = bytearray(data)
    kind = chance.randrange(5)
    a, b = sorted(chance.randrange(len(out)) for _ in range(2))
    if kind == 0:
        for _ in range(chance.choice((1, 5, 50, 500))):
            out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del out[max(1, a) :]
    elif kind == 2:
        del out[max(1, a) : b]
    elif kind == 3:
        out[a:a] = out[a:b]
    else:
        half = len(out) // 2
        out = out[half:] + out[:half] if chance.random() < 0.2 else out[:a] + out[b:] + out[a:b]
    return bytes(out)


def mutated_part(data: bytes, chance: random.Random) -> bytes:
    """One part of an archive mutated, its checksum right."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        chosen = chance.choice(names if chance.random() < 0.5 else ["word/document.xml"])
        for name in source.namelist():
            target.writestr(name, mutated(source.read(name), chance) if name == chosen else source.read(name))
    return out.getvalue()
