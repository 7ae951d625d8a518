// Keeps one whole, verified version of the site on the device and answers from it, with or without a server.
// The build puts the list of files in; a changed file changes the list, and with it the name of the cache.

/** @typedef {{version: string, files: Record<string, string>}} Manifest */

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const MANIFEST = /** @type {Manifest} */ (/** @type {any} */ (globalThis).offlineManifest);
const SCOPE = new URL("./", location.href).href;
// Several sites may share one origin, and with it all caches: the name says whose this is.
const PREFIX = `offline:${SCOPE}:`;
const CACHE = PREFIX + MANIFEST.version;
const AT_ONCE = 6;

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(removeOthers()));
scope.addEventListener("message", (event) => {
  if (event.data === "use-new-version") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const file = fileFor(request);
  if (file !== undefined) event.respondWith(answer(file, request));
});

/** Fill a new cache and verify every file. Any failure leaves the version in use as it is. */
async function install() {
  const cache = await caches.open(CACHE);
  const earlier = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const stores = await Promise.all(earlier.map((name) => caches.open(name)));
  const queue = Object.entries(MANIFEST.files);
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await keep(cache, stores, ...next);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    queue.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}

/**
 * @param {Cache} cache
 * @param {Cache[]} earlier
 * @param {string} file
 * @param {string} sha256
 */
async function keep(cache, earlier, file, sha256) {
  const url = addressOf(file);
  for (const store of [cache, ...earlier]) {
    const known = await store.match(url);
    const copy = known && (await verified(known, sha256));
    if (copy) {
      await cache.put(url, copy);
      return;
    }
  }
  const response = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
  const copy = response.ok && (await verified(response, sha256));
  if (!copy) throw new Error(`${file} is not the file that this version was built with`);
  await cache.put(url, copy);
}

/**
 * A plain copy of the response where its bytes are the right ones.
 * @param {Response} response
 * @param {string} sha256
 */
async function verified(response, sha256) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== sha256) return undefined;
  const type = response.headers.get("Content-Type") ?? "application/octet-stream";
  return new Response(bytes, { headers: { "Content-Type": type } });
}

async function removeOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * The built file that answers a request; undefined where the site has none.
 * @param {Request} request
 */
function fileFor(request) {
  const path = decodeURIComponent(new URL(request.url).pathname.slice(new URL(SCOPE).pathname.length));
  const tries = [path, `${path}index.html`, `${path}/index.html`, `${path}.html`];
  const found = tries.find((name) => name in MANIFEST.files);
  if (found === undefined && request.mode === "navigate" && "404.html" in MANIFEST.files) return "404.html";
  return found;
}

/**
 * @param {string} file
 * @param {Request} request
 */
async function answer(file, request) {
  // "reload" is how a page says that its copy is damaged.
  const cache = await caches.open(CACHE);
  const kept = request.cache === "reload" && request.mode !== "navigate" ? undefined : await cache.match(addressOf(file));
  if (kept) return kept;
  const response = await fetch(request).catch(() => undefined);
  return response ?? (await cache.match(addressOf(file))) ?? Response.error();
}

/** @param {string} file */
function addressOf(file) {
  return SCOPE + file.split("/").map(encodeURIComponent).join("/");
}

export {};
