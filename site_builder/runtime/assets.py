"""One packed file, written twice: as it is, for http, and as a script, for a page opened by double click."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Asset:
    """A gzip-packed file as the page has to know it: name, file, size and SHA-256 of the packed bytes."""

    name: str
    file: str
    size: int
    sha256: str


def write_asset(out: Path, name: str, packed: bytes) -> Asset:
    """Write `packed` under a name that carries its hash, and beside it the script that holds it in base64.

    Not named .gz: some servers announce that as an encoding, and the browser would unpack it on the way.
    """
    digest = hashlib.sha256(packed).hexdigest()
    asset = Asset(name, f"{name}.{digest[:16]}.bin", len(packed), digest)
    out.mkdir(parents=True, exist_ok=True)
    (out / asset.file).write_bytes(packed)
    text = base64.b64encode(packed).decode()
    (out / f"{asset.file}.js").write_text(
        "globalThis.calculatorAssets = globalThis.calculatorAssets || {};\n"
        f"globalThis.calculatorAssets[{json.dumps(name)}] = {json.dumps(text)};\n",
        "utf-8",
    )
    return asset


def write_manifest(
    out: Path, registry: str, assets: Sequence[Asset], *, first: str = "", name: str = "manifest"
) -> str:
    """Write the script that tells the page what to load; its file name.

    first: the asset whose text is the first request to the registry, which then answers from it.
    """
    data = {"registry": registry, "assets": [asdict(asset) for asset in assets]}
    content = json.dumps(data | ({"first": first} if first else {}), indent=1)
    name = f"{name}.{hashlib.sha256(content.encode()).hexdigest()[:16]}.js"
    (out / name).write_text(
        f"globalThis.calculatorRuntime = {content};\n"
        'globalThis.calculatorRuntime.base = new URL(".", document.currentScript.src).href;\n',
        "utf-8",
    )
    return name
