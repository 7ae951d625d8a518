"""Write pyodide.lock.json anew after a change of Pyodide's version in package.json.

npm install --save-exact pyodide@<version>     checks the package against its published integrity
python -m site_builder.runtime.lock            records hashes and what Python imports at start (needs Node)
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from .pyodide import LOCK_FILE

FILES = ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js", "python_stdlib.zip")
BOOT = """
const { loadPyodide } = require(process.argv[1]);
loadPyodide().then((pyodide) => console.log(pyodide.runPython(`
import json, sys
json.dumps(sorted(name for name, module in sys.modules.items()
                  if ".zip/" in (getattr(module, "__file__", None) or "")
                  and getattr(module.__spec__, "origin", "") != "frozen"))`)));
"""


def make_lock(node_modules: Path) -> dict[str, object]:
    """The lock of the Pyodide that lies in node_modules."""
    folder = (node_modules / "pyodide").resolve()
    command = ["node", "--eval", BOOT, str(folder)]
    boot = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    info = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))["info"]
    return {
        "version": json.loads((folder / "package.json").read_text("utf-8"))["version"],
        "python": info["python"].rpartition(".")[0],
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
        "info": info,
        "boot_modules": json.loads(boot.splitlines()[-1]),
    }


if __name__ == "__main__":
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules")
    LOCK_FILE.write_text(json.dumps(make_lock(source), indent=1) + "\n", "utf-8")
    print(f"wrote {LOCK_FILE}")
