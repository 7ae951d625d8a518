// Get the packed files that run Python: by fetch over http, by script tag from file://, checked either way.

/**
 * @typedef {{name: string, file: string, size: number, sha256: string}} Asset
 * @typedef {{registry: string, base: string, assets: Asset[], first?: string}} Runtime
 * @typedef {(done: number, total: number) => void} Progress
 */

/** A failure with words for the reader: what happened. What to do is added by the page. */
export class LoadError extends Error {}

/**
 * All assets of the runtime by name, as packed bytes.
 * @param {Runtime} runtime
 * @param {Progress} progress
 * @param {boolean} fresh  true: do not take them from the browser's own cache
 * @returns {Promise<Map<string, ArrayBuffer>>}
 */
export async function loadAssets(runtime, progress, fresh) {
  const total = runtime.assets.reduce((sum, asset) => sum + asset.size, 0);
  /** @type {Map<string, number>} */
  const done = new Map();
  const loads = runtime.assets.map(async (asset) => {
    const bytes = await loadAsset(runtime.base, asset, fresh, (count) => {
      done.set(asset.name, count);
      progress([...done.values()].reduce((sum, part) => sum + part, 0), total);
    });
    return /** @type {[string, ArrayBuffer]} */ ([asset.name, bytes]);
  });
  return new Map(await Promise.all(loads));
}

/**
 * @param {string} base
 * @param {Asset} asset
 * @param {boolean} fresh
 * @param {(count: number) => void} progress
 */
async function loadAsset(base, asset, fresh, progress) {
  const url = base + asset.file;
  const bytes =
    location.protocol === "file:"
      ? await fromScript(url, asset.name)
      : await fromServer(url, asset.name, fresh, progress);
  progress(bytes.byteLength);
  if (!(await isIntact(bytes, asset))) throw new LoadError(`The file ${asset.name} arrived damaged.`);
  return bytes;
}

/**
 * @param {string} url
 * @param {string} name
 * @param {boolean} fresh
 * @param {(count: number) => void} progress
 * @returns {Promise<ArrayBuffer>}
 */
async function fromServer(url, name, fresh, progress) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, { cache: fresh ? "reload" : "default" });
  } catch {
    throw new LoadError(`The file ${name} could not be loaded: no connection.`);
  }
  // An unzipped offline copy that someone serves over http has the scripts only.
  if (response.status === 404) return fromScript(url, name);
  if (!response.ok || !response.body) {
    throw new LoadError(`The file ${name} could not be loaded: the server answered ${response.status}.`);
  }
  const reader = response.body.getReader();
  const parts = [];
  let count = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value);
      count += read.value.byteLength;
      progress(count);
    }
  } catch {
    throw new LoadError(`The file ${name} could not be loaded: the connection broke off.`);
  }
  return new Blob(parts).arrayBuffer();
}

/**
 * @param {string} url
 * @param {string} name
 * @returns {Promise<ArrayBuffer>}
 */
async function fromScript(url, name) {
  const global = /** @type {{calculatorAssets?: Record<string, string>}} */ (/** @type {unknown} */ (globalThis));
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${url}.js`;
    script.onload = resolve;
    script.onerror = () => reject(new LoadError(`The file ${name} is missing beside this page.`));
    document.head.append(script);
    script.addEventListener("load", () => script.remove());
  });
  const text = global.calculatorAssets?.[name];
  if (text === undefined) throw new LoadError(`The file ${name} is damaged.`);
  delete global.calculatorAssets?.[name];
  return fromBase64(text, name);
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {ArrayBuffer}
 */
function fromBase64(text, name) {
  const native = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (
    /** @type {unknown} */ (Uint8Array)
  );
  try {
    if (native.fromBase64) return native.fromBase64(text).buffer;
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  } catch {
    throw new LoadError(`The file ${name} is damaged.`);
  }
}

/**
 * Where the browser offers no hashing (plain http to another machine) length is compared, and gzip's own check sum
 * still stands.
 * @param {ArrayBuffer} bytes
 * @param {Asset} asset
 */
async function isIntact(bytes, asset) {
  if (bytes.byteLength !== asset.size) return false;
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === asset.sha256;
}
