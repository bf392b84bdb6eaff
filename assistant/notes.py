"""Notes: what is known from elsewhere than the documents, each from one catalogue record, with its mark.

A note never mixes with the answer. Misprints come first, then the status of a document asked about, then changes of
provinces and bodies; at most three are shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.answers import Draft, Written
from assistant.library import Library
from assistant.question import Question
from index.catalogue import Catalogue, CatalogueDocument, Change, Misprint, load_catalogue, seen_first
from vietnamese.dates import iso
from vietnamese.numbers import bare_number_key, find_numbers, number_key
from vietnamese.text import bare_form, match_form

MOST = 3
_TODAY = re.compile(r"(?<!\w)(?:nay|hien nay|bay gio|con (?:dung|hieu luc|khong|ap dung|gia tri|dung khong|ton tai|nua)|khong con|het hieu luc|thay(?: the)?|sap nhap|hop nhat|bai bo|sua doi|doi ten|today|now|still|in force|replaced|superseded|merged|valid|amended)(?!\w)")
_ORDER = {"misprint asked": 0, "status asked": 0, "absent province": 1, "today": 1, "issuer": 2, "misprint shown": 2, "province": 3, "body": 4, "level": 5, "status shown": 6}


@dataclass(frozen=True, slots=True)
class _Candidate:
    reason: str
    draft: Draft


def notes_for(library: Library, question: Question, written: Written) -> tuple[Draft, ...]:
    """Notes that belong beside the answer: at most three, most relevant first, in the question's language.

    Args:
        library: the build that is answered from.
        question: the question as understood.
        written: the drafts, or the refusal, before the gate.
    """
    notes = _Notes(library, question, written, load_catalogue())
    found = sorted(notes.candidates(), key=lambda c: _ORDER[c.reason])
    once = {c.draft.text: c.draft for c in reversed(found)}
    ordered = list(dict.fromkeys(c.draft.text for c in found))
    return tuple(once[text] for text in ordered[:MOST])


class _Notes:
    def __init__(self, library: Library, question: Question, written: Written, catalogue: Catalogue) -> None:
        self.library, self.question, self.catalogue = library, question, catalogue
        self.drafts = () if written.refusal else written.drafts
        self.refused = written.refusal is not None
        self.said = "\n".join(d.text for d in self.drafts if d.basis != "silence")
        self.plans = tuple(dict.fromkeys([*(e.document for d in self.drafts for e in d.evidence), *question.documents]))
        self.today = "status" in question.asks or bool(_TODAY.search(bare_form(question.text)))
        self.asked = self._asked()

    def candidates(self) -> Iterator[_Candidate]:
        yield from self._of_documents()
        yield from self._of_provinces()
        yield from self._of_bodies()

    def _asked(self) -> tuple[CatalogueDocument, ...]:
        """Documents that the question names by number, by type and serial, or by name."""
        question = self.question
        place = question.provinces[0] if len(question.provinces) == 1 else None
        days = [day for day in (iso(t.value) for t in question.times) if day and len(day) == 10]
        out: list[CatalogueDocument] = []
        for number in question.numbers:
            same = [d for d in self.catalogue.documents if d.number and bare_number_key(d.number) == bare_number_key(number.printed)]
            dated = [d for d in same if d.date in days or any(m.printed_date in days for m in d.misprints)]
            out += dated or seen_first(tuple(d for d in same if not place or d.province in ("", place)))
        named = [d for d in self.catalogue.by_name(question.text) if not place or d.province in ("", place)]
        # "Chỉ thị 33/CT-TTg về an toàn thực phẩm" names one document; the other one of this number is not meant.
        meant = {number_key(d.number) for d in named if _only_reported(d)}
        return tuple(dict.fromkeys([*(d for d in out if number_key(d.number) not in meant or d in named), *named]))

    def _of_documents(self) -> Iterator[_Candidate]:
        asked = {d.key for d in self.asked}
        for document in self.asked:
            yield from self._misprints(document, "misprint asked", bool(self.plans))
            if self.today or document.status in ("replaced", "amended") or _only_reported(document) or self._beyond(document) or len(self.asked) > 1 and self._shares_number(document):
                yield from self._status(document, "status asked")
            if self.question.asks & {"issuer", "who"}:
                yield from self._issuer(document)
        keys = {number_key(n.printed) for n in find_numbers(self.said)}
        for document in self.catalogue.documents:
            if document.key in asked or number_key(document.number) not in keys or not self._cited(document) or _only_reported(document):
                continue
            yield from self._misprints(document, "misprint shown", True)
            if document.status in ("replaced", "amended"):
                yield from self._status(document, "status shown")

    def _beyond(self, document: CatalogueDocument) -> bool:
        """Whether a question that could not be answered asks about a general norm that no plan cites: the catalogue still knows it."""
        return self.refused and not document.cited_by and document.branch == "State" and "/NĐ-CP" in document.number

    def _shares_number(self, document: CatalogueDocument) -> bool:
        return sum(number_key(d.number) == number_key(document.number) for d in self.asked) > 1

    def _cited(self, document: CatalogueDocument) -> bool:
        return not document.cited_by or any(plan in self.plans for plan in document.cited_by)

    def _misprints(self, document: CatalogueDocument, reason: str, narrow: bool) -> Iterator[_Candidate]:
        """One note for each plan and right form; a title only where the answer shows it or it alone is asked about."""
        groups: dict[tuple[str, str, str], list[Misprint]] = {}
        for misprint in document.misprints:
            if (not narrow or misprint.document in self.plans) and self._shown(misprint):
                groups.setdefault((misprint.document, misprint.kind, misprint.right), []).append(misprint)
        for same in groups.values():
            yield self._candidate("misprint shown" if self.today else reason, _misprint_words(document, same, self.question.english), document)

    def _shown(self, misprint: Misprint) -> bool:
        said = match_form(self.said)
        if misprint.kind == "date":
            return True
        return match_form(misprint.printed) in said or "content" in self.question.asks and bool(self.asked)

    def _status(self, document: CatalogueDocument, reason: str) -> Iterator[_Candidate]:
        """The change record of this very document where one stands, else its status note."""
        changes = [c for c in self.catalogue.changes if c.kind in ("law", "party", "programme") and any(_names(was, document) for was in c.was)]
        for change in changes[:1]:
            yield self._candidate(reason, change.note_en if self.question.english else change.note_vi, change)
        note = document.status_note_en if self.question.english else document.status_note_vi
        if not changes and note:
            yield self._candidate(reason, f"{_called(document, self.question.english)}: {note}", document)

    def _issuer(self, document: CatalogueDocument) -> Iterator[_Candidate]:
        """Who issued a document whose issuer no plan prints."""
        if document.issuer and any(plan in self.plans for plan in document.cited_by) and not any(r.issuer for r in self.library.citing(document.number)):
            words = f"the plans do not name the issuer; checked: {document.issuer}." if self.question.english else f"bản kế hoạch không nêu cơ quan ban hành; đối chiếu: {document.issuer}."
            yield self._candidate("issuer", f"{_called(document, self.question.english)}: {words}", document)

    def _of_provinces(self) -> Iterator[_Candidate]:
        for name in self.question.provinces:
            for change in self._changes(f"tỉnh {name}", "province"):
                if self.today or not _kept(change):
                    yield self._told("today" if self.today else "province", change)
        for name in self.question.absent:
            for change in self.catalogue.changes:
                if change.kind == "province" and not _kept(change) and re.search(rf"(?<!\w){re.escape(match_form(name))}$", match_form(change.now)):
                    yield self._told("absent province", change)

    def _of_bodies(self) -> Iterator[_Candidate]:
        """Bodies named in the answer that no longer exist; the question's own only where it asks about today."""
        for kind in ("body", "level"):
            for change in self._changes(self.said, kind):
                if not _kept(change):
                    yield self._told(kind, change)
            if self.today:
                for change in self._changes(self.question.text, kind):
                    yield self._told("today", change)
        for kind in ("law", "party", "programme", "province"):
            for change in self._changes(self.question.text, kind) if self.today else ():
                if change.id not in {c.id for name in self.question.provinces for c in self._changes(name, "province")}:
                    yield self._told("today", change)

    def _changes(self, words: str, kind: str) -> list[Change]:
        """Changes that the words name; of two names one inside the other only the longer counts."""
        found = [c for c in self.catalogue.changes_for(words) if c.kind == kind] if words else []
        if kind != "level":
            return found
        special = [c for c in found if c.id != "cap-huyen"]
        rest = match_form(words)
        for change in special:
            for was in sorted(change.was, key=len, reverse=True):
                rest = rest.replace(match_form(was), " ")
        return special + [c for c in found if c.id == "cap-huyen" and c in self.catalogue.changes_for(rest)]

    def _told(self, reason: str, change: Change) -> _Candidate:
        return self._candidate(reason, change.note_en if self.question.english else change.note_vi, change)

    @staticmethod
    def _candidate(reason: str, text: str, record: CatalogueDocument | Change) -> _Candidate:
        key = record.key if isinstance(record, CatalogueDocument) else record.id
        return _Candidate(reason, Draft(text, (), basis="note", record=key, mark=record.mark, allowed=record_words(record)))


def record_words(record: CatalogueDocument | Change) -> tuple[str, ...]:
    """All words of a catalogue record: what a note from it may say."""
    if isinstance(record, Change):
        return (*record.was, record.now, _day(record.since), record.basis, record.note_vi, record.note_en)
    misprints = (words for m in record.misprints for words in (m.printed, m.right, m.note_vi, m.note_en))
    return (f"{record.type} {record.number}", f"{record.type} số {record.number}", _day(record.date), record.issuer, record.title, *record.names, record.status_note_vi, record.status_note_en, *misprints)


def _misprint_words(document: CatalogueDocument, same: list[Misprint], english: bool) -> str:
    """What one plan prints of a document and what was checked, several misprinted days in one sentence."""
    first = same[0]
    if first.kind != "date":
        note = first.note_en if english else first.note_vi
    elif english:
        note = f"The plan prints the date{'s' * (len(same) > 1)} {' and '.join(m.printed for m in same)}; checked: {first.right}."
    else:
        note = f"Bản kế hoạch ghi ngày {' và '.join(m.printed for m in same)}; đối chiếu: {first.right}."
    name = f"{document.type} {document.number}".strip() if document.number else document.title
    return f"{name}: {note if english else note[0].lower() + note[1:]}"


def _only_reported(document: CatalogueDocument) -> bool:
    """A document that is only reported: no text was seen and no plan cites it."""
    return document.status == "record" and document.mark == "chưa xác minh" and not document.cited_by and not document.province


def _called(document: CatalogueDocument, english: bool) -> str:
    number = document.number or document.title
    day = _day(document.date)
    if english:
        return f"{document.type} {number} of {day}" if day else f"{document.type} {number}"
    return f"{document.type} {number} ngày {day}" if day else f"{document.type} {number}"


def _day(day: str) -> str:
    """An ISO day as official texts print it: two digits for days under 10 and months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    if len(day) != 10:
        return day
    at = date.fromisoformat(day)
    return f"{at.day:02d}/{at.month:02d}/{at.year}" if at.month < 3 else f"{at.day:02d}/{at.month}/{at.year}"


def _names(was: str, document: CatalogueDocument) -> bool:
    known = {match_form(n) for n in (document.number, document.title if document.type == "Luật" else "", *document.names) if n}
    return match_form(was) in known


def _kept(change: Change) -> bool:
    """Whether the body or province still stands under its old name."""
    return any(match_form(was) in match_form(change.now) for was in change.was)
