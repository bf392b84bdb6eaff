"""The main kind of a question; it orders candidates, it never excludes one."""

import re

_REPORTING = re.compile(r"(?<!\w)(?:bao cao|bao (?:len|ve|cho|voi|dau|noi)|nop|gui|dang ky|phan anh|vuong mac|kien nghi|kho khan|tong hop|gom (?:so lieu|bao cao|y kien|ket qua|lai|xong|ve)|bc|thao go|keu|trinh (?:ai|len|ubnd|uy ban|cho)|report\w*|submit\w*|regist\w+|difficult\w*|trouble with|obstacles|send\w*|compil\w+)(?!\w)")
_REPORT_APART = re.compile(r"(?<!\w)bao cao (?:\w+ ){0,6}?(?:rieng|ghep|gop|chung|long ghep)(?!\w)|(?<!\w)(?:rieng|ghep|gop|chung|long ghep) (?:\w+ ){0,6}?bao cao (?:nao|gi)(?!\w)")
_OTHER = re.compile(r"(?<!\w)(?:quy che|chi thi|nghi quyet|ket luan|luat|cong van|quy dinh|thong tri|de an|decision|directive|resolution|regulation)(?!\w)")
_CITES = re.compile(r"(?<!\w)(?:(?:van ban|tai lieu) nao (?:co |da |cung ){0,2}(?:vien dan|dan chieu|nhac den|nhac toi|can cu vao)|which documents? (?:cite|mention|rely|refer))")
_SELF = re.compile(r"(?<!\w)(?:ke hoach|ban ke hoach|quyet dinh|van ban|nay|chi thi|chuong trinh|plan|document|decision)(?!\w)")


_REPLACES = re.compile(r"(?<!\w)(?:het hieu luc|het dung|het tac dung|bai bo|thay the|thay cho|thay)\s+(?:\w+\s+){0,3}?(?:van ban|quyet dinh|chi thi|ke hoach|quy che|huong dan|chuong trinh|nghi quyet)\s+(?:\w+\s+){0,4}?nao(?!\w)")  # what the document replaces, not whether it is replaced


def question_kind(folded: str, asks: frozenset[str], *, clause: bool, places: int, numbers: bool, full: bool = False) -> str:
    """One of clause, document_fact, citing, comparison, citation, reporting, responsibility, number, open.

    Args:
        folded: the question in `bare_form`.
        asks: slots asked for.
        clause: whether a clause is named.
        places: provinces meant, 2 or more for a comparison.
        numbers: whether a document number is named, in full or by serial.
        full: whether it is named in full.
    """
    if clause and not (places >= 2 and "compare" in asks):
        return "clause"
    about_other = bool(_OTHER.search(folded)) and not re.search(r"(?<!\w)(?:ke hoach|plan)(?!\w)", folded)
    if "number" in asks and about_other and places < 2 and "signatory" not in asks:
        return "citation"
    if "signatory" in asks or "recipients" in asks or ("number" in asks and _SELF.search(folded) and not numbers and "which_document" not in asks):
        return "comparison" if places >= 2 and "compare" in asks else "document_fact"
    if _CITES.search(folded) and places != 1:
        return "citing"
    if "which_plan" in asks and places != 1 and not _REPORTING.search(folded):
        return "citing"
    if places >= 2:
        return "comparison"
    if "status" in asks and not ("which_document" in asks and _REPLACES.search(folded)):
        return "status"
    if _REPORT_APART.search(folded):
        return "reporting"
    if "which_document" in asks:
        return "citation"
    if full and places < 2 and asks & {"content", "who", "issuer", "issued"} and not asks & {"yes_no", "where_to"}:
        return "citation"
    if "issued" in asks or "issuer" in asks:
        return "document_fact"
    if _REPORTING.search(folded) and asks & {"who", "where_to", "via", "when", "how_often", "yes_no", "content"}:
        return "reporting"
    if "who" in asks:
        return "responsibility"
    if asks & {"how_many", "when", "how_often"}:
        return "number"
    if numbers:
        return "citation"
    return "open"
