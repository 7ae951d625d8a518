"""What the build makes for the browser, looked at without one."""

import gzip
import hashlib
import io
import json
import shutil
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from site_builder.browser import add_to_body, script
from site_builder.runtime import RuntimeBuildError, parsed, prepare
from site_builder.runtime.pyodide import find_pyodide, read_lock

from .conftest import PROJECT
from .tiny import TINY

NODE_MODULES = PROJECT / "node_modules"


def made(package: Path, registry: str, folder: Path) -> dict[str, bytes]:
    """The unpacked assets, by name."""
    assets = prepare(NODE_MODULES, [package], registry, folder / "out", folder / "cache")
    return {asset.name: gzip.decompress((folder / "out" / asset.file).read_bytes()) for asset in assets}


def names(archive: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.namelist()


def test_two_builds_with_no_cache_between_make_the_same_bytes(tmp_path: Path) -> None:
    copy = shutil.copytree(TINY / "tiny", tmp_path / "elsewhere" / "tiny")
    assert made(TINY / "tiny", "tiny:registry", tmp_path / "a") == made(copy, "tiny:registry", tmp_path / "b")


def test_library_holds_what_is_imported_compiled_and_little_else(tmp_path: Path) -> None:
    files = names(made(TINY / "tiny", "tiny:registry", tmp_path)["stdlib.zip"])
    assert {"json/__init__.pyc", "tomllib/_parser.pyc", "traceback.pyc", "linecache.pyc"} <= set(files)
    assert "statistics.pyc" in files, "imported inside a function"
    assert "unittest/__init__.pyc" not in files
    assert not [name for name in files if name.endswith(".py")]
    assert len(files) < 250


def test_packages_are_compiled_and_bring_their_data(tmp_path: Path) -> None:
    files = names(made(TINY / "tiny", "tiny:registry", tmp_path)["packages.zip"])
    own = ["bridge.pyc", "parsed.bin", "parsed.pyc"]
    assert files == [*own, "tiny/__init__.pyc", "tiny/registry.pyc", "tiny/words.toml"]


def test_no_path_of_this_machine_is_in_what_ships(tmp_path: Path) -> None:
    for name, content in made(TINY / "tiny", "tiny:registry", tmp_path).items():
        assert str(PROJECT).encode() not in content, name
        assert str(tmp_path).encode() not in content, name


def test_a_package_that_needs_more_than_the_standard_library_fails_the_build(tmp_path: Path) -> None:
    package = shutil.copytree(TINY / "tiny", tmp_path / "tiny")
    module = package / "registry.py"
    module.write_text(module.read_text() + "\n\ndef later():\n    import markdown\n")
    with pytest.raises(RuntimeBuildError, match=r"standard library alone[\s\S]*markdown"):
        made(package, "tiny:registry", tmp_path)


def test_a_changed_file_in_node_modules_fails_the_build(tmp_path: Path) -> None:
    folder = shutil.copytree(NODE_MODULES / "pyodide", tmp_path / "pyodide")
    (folder / "pyodide.js").write_text("// changed\n" + (folder / "pyodide.js").read_text())
    with pytest.raises(RuntimeBuildError, match=r"pyodide\.js differ"):
        find_pyodide(tmp_path)


def test_another_version_in_node_modules_fails_the_build(tmp_path: Path) -> None:
    folder = shutil.copytree(NODE_MODULES / "pyodide", tmp_path / "pyodide")
    package = json.loads((folder / "package.json").read_text())
    (folder / "package.json").write_text(json.dumps(package | {"version": "0.1.0"}))
    with pytest.raises(RuntimeBuildError, match=r"has Pyodide 0\.1\.0"):
        find_pyodide(tmp_path)


def test_the_locked_version_is_the_one_that_package_json_names() -> None:
    package = json.loads((PROJECT / "package.json").read_text())
    assert package["dependencies"]["pyodide"] == read_lock().version


def test_the_manifest_tells_size_and_hash_of_each_file(tiny_built: Path) -> None:
    folder = tiny_built / "assets" / "runtime"
    (manifest,) = folder.glob("manifest.*.js")
    text = manifest.read_text().removeprefix("globalThis.calculatorRuntime = ").partition(";\n")[0]
    assets = json.loads(text)["assets"]
    assert {asset["name"] for asset in assets} == {
        "worker.js",
        "pyodide.asm.wasm",
        "stdlib.zip",
        "packages.zip",
    }
    for asset in assets:
        content = (folder / asset["file"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (asset["size"], asset["sha256"])
    assert sum(asset["size"] for asset in assets) < 5_000_000


def test_tags_are_replaced_and_not_piled_up() -> None:
    once = add_to_body("<body><p>x</p></body>", '<script data-builder="a" src="1"></script>', "a")
    twice = add_to_body(once, '<script data-builder="a" src="2"></script>', "a")
    assert twice == '<body><p>x</p><script data-builder="a" src="2"></script></body>'


def test_two_modules_that_declare_the_same_name_are_not_joined(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nconst same = b;\n')
    (tmp_path / "b.js").write_text("export const b = 1;\nconst same = 2;\n")
    with pytest.raises(ValueError, match="both declare same"):
        script("a.js", tmp_path)


def test_joined_script_has_no_import_and_each_module_once(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nimport { c } from "./c.js";\nuse(b, c);\n')
    (tmp_path / "b.js").write_text('import { c } from "./c.js";\nexport const b = c;\n')
    (tmp_path / "c.js").write_text("export const c = 1;\n")
    assert (
        script("a.js", tmp_path) == '(() => {\n"use strict";\nconst c = 1;\nconst b = c;\nuse(b, c);\n})();\n'
    )


def test_packed_toml_gives_the_data_that_tomllib_gives_and_leaves_other_texts_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parser = import_module("tomllib._parser")
    monkeypatch.setattr(tomllib, "loads", tomllib.loads)
    monkeypatch.setattr(parser, "loads", parser.loads)
    text = "[a]\r\nb = [1, 2.5, 'x', true]\n"
    expected = {"a": {"b": [1, 2.5, "x", True]}}
    parsed.use(parsed.pack([text, "day = 2026-01-01", "no toml"]))
    first = tomllib.loads(text)
    first["a"]["b"].append("changed by its reader")
    assert tomllib.loads(text) == tomllib.loads(text.replace("\r\n", "\n")) == expected
    assert tomllib.load(io.BytesIO(text.encode())) == expected
    assert tomllib.loads("c = 1.5", parse_float=str) == {"c": "1.5"}
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads("no toml")
