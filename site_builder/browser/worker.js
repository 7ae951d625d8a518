// Runs in a worker, after Pyodide's own two scripts and in one file with them.
// In: {id, boot} once, then {id, request}. Out: {id, response} or {id, failure}. Requests and responses are JSON text.

/**
 * @typedef {{wasm: ArrayBuffer, library: ArrayBuffer, packages: ArrayBuffer, registry: string, first?: ArrayBuffer}} Boot
 * @typedef {{id: number, boot?: Boot, request?: string}} Message
 */

const scope = /** @type {any} */ (globalThis);
const NOWHERE = "https://pyodide.invalid/";

/** @type {((request: string) => string) | undefined} */
let answer;

/** @param {ArrayBuffer} packed */
function unpack(packed) {
  const stream = /** @type {ReadableStream<any>} */ (new Response(packed).body);
  return stream.pipeThrough(new DecompressionStream("gzip"));
}

/**
 * Pyodide asks for its files by address. They are here already, and nothing else may be asked for.
 * @param {Boot} boot
 */
function answerFetch(boot) {
  scope.fetch = async (/** @type {RequestInfo | URL} */ input) => {
    const url = String(input instanceof Request ? input.url : input);
    if (url === `${NOWHERE}pyodide.asm.wasm`) {
      return new Response(unpack(boot.wasm), { headers: { "Content-Type": "application/wasm" } });
    }
    if (url === `${NOWHERE}python_stdlib.zip`) return new Response(unpack(boot.library));
    throw new TypeError(`The worker loads nothing from the network, and ${url} was asked for.`);
  };
}

// Writes the packages out as files, so that they read their data in any of the usual ways, and connects.
const START = `
def start(archive, folder, registry):
    import os, sys, zipimport
    importer = zipimport.zipimporter(archive)
    for name in importer._get_files():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(importer.get_data(name))
    sys.path.insert(0, folder)
    import bridge, parsed
    with open(os.path.join(folder, "parsed.bin"), "rb") as file:
        parsed.use(file.read())
    return bridge.connect(registry)
start
`;

/** @param {Boot} boot */
async function start(boot) {
  answerFetch(boot);
  const pyodide = await scope.loadPyodide({
    indexURL: NOWHERE,
    stdLibURL: `${NOWHERE}python_stdlib.zip`,
    lockFileContents: JSON.parse(scope.pyodideLock),
    stdout: () => {},
    stderr: (/** @type {string} */ line) => console.warn(line),
  });
  const packages = await new Response(unpack(boot.packages)).arrayBuffer();
  pyodide.FS.writeFile("/packages.zip", new Uint8Array(packages));
  answer = pyodide.runPython(START)("/packages.zip", "/packages", boot.registry);
  if (boot.first) answer?.(await new Response(unpack(boot.first)).text());
}

scope.onmessage = async (/** @type {MessageEvent<Message>} */ event) => {
  const { id, boot, request } = event.data;
  try {
    if (boot) {
      await start(boot);
      scope.postMessage({ id, response: "" });
    } else if (answer && request !== undefined) {
      scope.postMessage({ id, response: answer(request) });
    } else {
      throw new Error("asked before Python was started");
    }
  } catch (error) {
    scope.postMessage({ id, failure: String(error instanceof Error ? error.message : error) });
  }
};

export {};
