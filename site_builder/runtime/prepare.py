"""From node_modules and the packages to the files that a browser runs; a cache makes it quick."""

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..browser import script
from . import parsed
from .archive import compile_python, unzip, zip_of
from .assets import Asset, write_asset
from .modules import ALWAYS, recorded_modules, trimmed
from .pyodide import Pyodide, RuntimeBuildError, find_pyodide

RECIPE = 1  # raise it when a step changes what it makes of the same input, so that no old cache is used


def prepare(
    node_modules: Path, packages: Sequence[Path], registry: str, out: Path, cache: Path
) -> list[Asset]:
    """Write everything that runs Python in the page into `out`; what was made before comes from `cache`."""
    pyodide = find_pyodide(node_modules)
    roots = {package.resolve().parent for package in packages}
    if len(roots) != 1:
        raise RuntimeBuildError("the packages have to lie in one folder: " + ", ".join(map(str, packages)))
    sources = package_files(packages)

    def record() -> bytes:
        names = recorded_modules(roots.pop(), registry, [package.name for package in packages])
        return json.dumps(names).encode()

    recorded = _cached(cache, "modules", [json.dumps(_digests(sources)), registry], record)
    names = sorted({*pyodide.lock.boot_modules, *ALWAYS, *json.loads(recorded)})
    library = pyodide.lock.files["python_stdlib.zip"]
    steps: dict[str, tuple[list[str], Callable[[], bytes]]] = {
        "worker.js": ([_worker_digest(pyodide)], lambda: worker_script(pyodide)),
        "pyodide.asm.wasm": (
            [pyodide.lock.files["pyodide.asm.wasm"]],
            lambda: pyodide.read("pyodide.asm.wasm"),
        ),
        "stdlib.zip": ([library, *names], lambda: standard_library(pyodide, names)),
        "packages.zip": ([json.dumps(_digests(sources))], lambda: zip_of(compile_python(sources))),
    }
    assets = []
    for name, (inputs, make) in steps.items():
        packed = _cached(cache, name, inputs, lambda make=make: gzip.compress(make(), 9, mtime=0))  # type: ignore[misc]
        assets.append(write_asset(out, name, packed))
    return assets


def package_files(packages: Sequence[Path]) -> dict[str, bytes]:
    """The packages' modules and data, with what joins the worker to them and spares it parsing TOML."""
    files = {name: Path(__file__).with_name(name).read_bytes() for name in ("bridge.py", "parsed.py")}
    for package in packages:
        if not (package / "__init__.py").is_file():
            raise RuntimeBuildError(f"{package} is not a Python package")
        for file in sorted(package.rglob("*")):
            inside = file.relative_to(package.parent)
            hidden = any(part.startswith((".", "__pycache__")) for part in inside.parts)
            if file.is_file() and not hidden and file.suffix in {".py", ".toml", ".json"}:
                files[inside.as_posix()] = file.read_bytes()
    tables = [content.decode() for name, content in sorted(files.items()) if name.endswith(".toml")]
    return files | {"parsed.bin": parsed.pack(tables)}


def standard_library(pyodide: Pyodide, names: Sequence[str]) -> bytes:
    """The compiled standard library, cut down to the named modules."""
    kept = trimmed(unzip(pyodide.read("python_stdlib.zip")), names)
    return zip_of(compile_python(kept))


def worker_script(pyodide: Pyodide) -> bytes:
    """Pyodide and our worker in one script: on file:// a worker can load no second one."""
    info = pyodide.lock.info | {"version": pyodide.lock.version}
    lock = json.dumps({"info": info, "packages": {}}, sort_keys=True)
    parts = (
        pyodide.read("pyodide.asm.js").decode(),
        pyodide.read("pyodide.js").decode().replace("//# sourceMappingURL=pyodide.js.map", ""),
        f"globalThis.pyodideLock = {json.dumps(lock)};",
        script("worker.js"),
    )
    return "\n;\n".join(parts).encode()


def _worker_digest(pyodide: Pyodide) -> str:
    lock = pyodide.lock
    scripts = (lock.files["pyodide.asm.js"], lock.files["pyodide.js"], script("worker.js"))
    return _hash(*scripts, lock.version, json.dumps(lock.info))


def _digests(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    return [(name, hashlib.sha256(content).hexdigest()) for name, content in sorted(files.items())]


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _cached(cache: Path, name: str, inputs: Sequence[str], make: Callable[[], bytes]) -> bytes:
    """What `make` returns, from the cache where the same inputs were seen before."""
    file = cache / f"{name}.{_hash(str(RECIPE), name, *inputs)[:24]}"
    if file.is_file():
        return file.read_bytes()
    content = make()
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob(f"{name}.*"):
        old.unlink()
    partial = file.with_suffix(".partial")
    partial.write_bytes(content)
    partial.replace(file)
    return content
