"""Old Word files (.doc, .rtf, .odt): LibreOffice turns them into .docx, macros switched off."""

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from index.errors import UnreadableFile
from ingest.readers import programs
from ingest.readers.docx import read_docx
from ingest.readers.raw import RawText

_SECONDS = 50


def read_doc(path: Path) -> RawText:
    """The text of the .docx that LibreOffice makes of the file.

    Raises:
        UnreadableFile: LibreOffice is missing, fails, or takes too long.
    """
    office = programs.find(programs.OFFICE)
    kind = path.suffix.casefold()
    if office is None:
        raise UnreadableFile(f"reading {kind} files needs LibreOffice: install the package {programs.OFFICE.package}, or save the file as .docx")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", folder,
                   str(path.resolve())]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(f"LibreOffice did not finish in {_SECONDS} s; open the file in Word and save it as .docx") from error
        except OSError as error:
            raise UnreadableFile(f"LibreOffice could not be started ({error.strerror}); save the file as .docx") from error
        made = Path(folder) / f"{path.stem}.docx"
        if not made.exists():
            raise UnreadableFile(f"LibreOffice could not read the file (exit {done.returncode}); it may be damaged or have a password: save it as .docx")
        return replace(read_docx(made), format=kind.lstrip("."))
