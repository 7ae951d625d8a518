"""Join our JavaScript modules into the few scripts that pages load.

A page opened by double click may load plain scripts only: browsers refuse modules from file://. The
sources are modules all the same, which is what the type checker, the tests and a reader want; here each
entry is written out as one plain script, its imports first.
"""

import re
import shutil
from pathlib import Path

HERE = Path(__file__).parent
ENTRIES = ("ask.js", "follow-up.js", "audience.js", "calculator.js", "register.js")
_IMPORT = re.compile(r'^import\s+\{[^}]*\}\s+from\s+"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|class|const|let)", re.MULTILINE)
_NAME = re.compile(r"^(?:async )?(?:function\*?|class|const|let) ([\w$]+)", re.MULTILINE)


def script(entry: str, folder: Path = HERE) -> str:
    """The module `entry` and all it imports as one plain script that leaves no name behind."""
    sources: dict[str, str] = {}
    _collect(entry, folder, sources)
    owners: dict[str, str] = {}
    for name, source in sources.items():
        for declared in _NAME.findall(source):
            if owners.setdefault(declared, name) != name:
                raise ValueError(f"{name} and {owners[declared]} both declare {declared}: rename one")
    body = "\n".join(source.strip("\n") for source in sources.values())
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def _collect(name: str, folder: Path, sources: dict[str, str]) -> None:
    if name in sources:
        return
    source = (folder / name).read_text("utf-8")
    for imported in _IMPORT.findall(source):
        _collect(imported, folder, sources)
    plain = _EXPORT.sub("", _IMPORT.sub("", source)).replace("\nexport {};\n", "\n")
    if left := re.search(r"^(?:import|export)\b.*", plain, re.MULTILINE):
        raise ValueError(f"{name}: cannot be joined: {left.group()}")
    sources[name] = plain


def install_browser_files(site: Path) -> None:
    """Write the scripts and copy the style sheets into the site's assets/builder."""
    out = site / "assets" / "builder"
    out.mkdir(parents=True, exist_ok=True)
    for entry in ENTRIES:
        (out / entry).write_text(script(entry), "utf-8")
    for file in sorted(HERE.rglob("*.css")):
        target = out / file.relative_to(HERE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
