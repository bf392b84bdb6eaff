"""A zip-based file is looked over before anything of it is unpacked."""

import zipfile
from pathlib import Path

from index.errors import UnreadableFile

MEMBERS, TOTAL_BYTES, RATIO, RATIO_FROM = 5_000, 400 << 20, 150, 8 << 20


def check_archive(path: Path) -> frozenset[str]:
    """The names of the members.

    Raises:
        UnreadableFile: damaged, encrypted, or one that would unpack to far more than its size.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile("the file is truncated or damaged (its archive cannot be opened); get a new copy") from error
    if len(members) > MEMBERS:
        raise UnreadableFile(f"the file holds {len(members)} parts, more than {MEMBERS}; it is not an office document")
    if any(m.flag_bits & 1 for m in members):
        raise UnreadableFile("the file is encrypted; save a copy without a password")
    total, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if total > TOTAL_BYTES or total > RATIO_FROM and total > RATIO * max(1, packed):
        raise UnreadableFile(f"the file unpacks to {total >> 20} MB from {max(1, packed >> 20)} MB, as an archive bomb does; it was not opened")
    return frozenset(m.filename for m in members)
