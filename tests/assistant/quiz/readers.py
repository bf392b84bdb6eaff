"""Readers of GIFT and Moodle XML written from the formats' documentation, sharing nothing with the writers."""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree


@dataclass
class Read:
    """What a Moodle site would hold of one question."""

    name: str
    kind: str
    text: str
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    pairs: list[list[str]] = field(default_factory=list)
    feedback: str = ""
    idnumber: str = ""


def unescaped(text: str) -> str:
    return re.sub(r"\\([~=#{}:\\])", r"\1", text).strip()


def cut(text: str, mark: str) -> int:
    """Where an unescaped mark stands, or -1."""
    found = re.search(r"(?<!\\)(?:\\\\)*" + re.escape(mark), text)
    return found.end() - len(mark) if found else -1


def read_gift(data: str) -> list[Read]:
    """Questions stand between blank lines; // begins a comment; ::name:: text {answers}."""
    out = []
    for block in re.split(r"\n\s*\n", data.strip()):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("//")]
        body = "\n".join(line for line in lines if not line.startswith("//"))
        assert body.startswith("::")
        name_end = cut(body[2:], "::") + 2
        rest = body[name_end + 2 :].removeprefix("[plain]")
        opened = cut(rest, "{")
        closed = opened + 1 + cut(rest[opened + 1 :], "}")
        inside, feedback = rest[opened + 1 : closed], ""
        assert rest[closed + 1 :].strip() == ""
        at = cut(inside, "####")
        if at >= 0:
            inside, feedback = inside[:at], unescaped(inside[at + 4 :])
        ids = re.search(r"\[id:([^\]]+)\]", " ".join(comments))
        read = Read(unescaped(body[2:name_end]), "", unescaped(rest[:opened]), feedback=feedback, idnumber=ids.group(1) if ids else "")
        gift_answers(read, inside.strip())
        out.append(read)
    return out


def gift_answers(read: Read, inside: str) -> None:
    if inside == "":
        read.kind = "essay"
    elif inside in ("TRUE", "T", "FALSE", "F"):
        read.kind, read.right = "truefalse", ["true" if inside[0] == "T" else "false"]
    else:
        parts = re.findall(r"([=~])((?:\\.|[^=~\\])*)", inside)
        answers = [(mark, text) for mark, text in parts]
        if all("->" in text for _, text in answers):
            read.kind = "matching"
            read.pairs = [[unescaped(side) for side in text.split("->")] for _, text in answers]
        else:
            read.right = [unescaped(t) for m, t in answers if m == "="]
            read.wrong = [unescaped(t) for m, t in answers if m == "~"]
            read.kind = "multichoice" if read.wrong else "shortanswer"


def read_moodle_xml(data: bytes) -> list[Read]:
    """Each <question type=…> but the category."""
    root = ElementTree.fromstring(data)
    assert root.tag == "quiz"
    out = []
    for node in root:
        kind = node.get("type") or ""
        if kind == "category":
            continue
        read = Read(node.findtext("name/text") or "", kind, node.findtext("questiontext/text") or "", feedback=node.findtext("generalfeedback/text") or "", idnumber=node.findtext("idnumber") or "")
        for answer in node.findall("answer"):
            (read.right if float(answer.get("fraction") or 0) == 100 else read.wrong).append(answer.findtext("text") or "")
        read.pairs = [[pair.findtext("text") or "", pair.findtext("answer/text") or ""] for pair in node.findall("subquestion")]
        out.append(read)
    return out
