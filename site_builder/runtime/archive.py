"""Zip archives that come out the same, byte for byte, whenever and wherever they are made."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_of(files: Mapping[str, bytes], *, compress: bool = False) -> bytes:
    """A zip of the files: sorted, one fixed date, fixed permissions.

    Without compression by default: whatever carries the archive compresses it as a whole, which is smaller,
    and Python imports from it faster.
    """
    buffer = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", method, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = method
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def unzip(archive: bytes) -> dict[str, bytes]:
    """The files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def compile_python(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with every .py replaced by its .pyc, made by pyodide-build's `py-compile`."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "archive.zip"
        file.write_bytes(zip_of(files))
        command = [sys.executable, "-m", "pyodide_cli", "py-compile", "--silent", str(file)]
        # With SOURCE_DATE_EPOCH the .pyc files carry a hash of the source and not the time.
        environment = os.environ | {"SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        return unzip(file.read_bytes())
