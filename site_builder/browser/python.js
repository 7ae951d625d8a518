// Python in a worker: start it, ask it, start it again when it hangs.

import { LoadError, loadAssets } from "./assets.js";

/**
 * @typedef {import("./assets.js").Runtime} Runtime
 * @typedef {import("./assets.js").Progress} Progress
 * @typedef {{resolve: (response: string) => void, reject: (error: Error) => void, timer: number}} Waiting
 */

const START_LIMIT = 60_000;
const ANSWER_LIMIT = 20_000;

/** Python took too long. */
export class TimeoutError extends Error {}

/** Python failed on one request and can answer others. */
export class AnswerError extends Error {}

/** Answers JSON requests with JSON responses, from Python. */
export class Python {
  /** @param {Runtime} runtime */
  constructor(runtime) {
    this.runtime = runtime;
    /** @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {Map<string, ArrayBuffer> | undefined} */
    this.assets = undefined;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.count = 0;
  }

  /**
   * Load what is needed, start Python, and return when it can answer.
   * @param {Progress} progress
   * @param {boolean} fresh
   */
  async start(progress, fresh = false) {
    const lacks = whatThisBrowserLacks();
    if (lacks) throw new LoadError(`This browser has no ${lacks}, which the calculator needs.`);
    this.assets ??= await loadAssets(this.runtime, progress, fresh);
    try {
      await this.#startWorker(this.assets);
    } catch (error) {
      this.assets = undefined;
      throw error;
    }
  }

  /**
   * Python's response. A worker that hangs is started again, once, and asked again.
   * @param {string} request
   */
  async ask(request) {
    try {
      return await this.askOnce(request);
    } catch (error) {
      if (!(error instanceof TimeoutError) || !this.assets) throw error;
      await this.#startWorker(this.assets);
      return await this.askOnce(request);
    }
  }

  /**
   * Python's response. A worker that hangs is left as it is: a new start would fail whoever else waits for it.
   * @param {string} request
   */
  askOnce(request) {
    return this.#post({ request }, ANSWER_LIMIT);
  }

  /** Stop the worker; whoever waits for it hears of it. */
  stop() {
    this.worker?.terminate();
    this.worker = undefined;
    this.#fail(new LoadError("Python was stopped."));
  }

  /** @param {Map<string, ArrayBuffer>} assets */
  async #startWorker(assets) {
    this.stop();
    const source = new Response(
      new Blob([bytesOf(assets, "worker.js")]).stream().pipeThrough(new DecompressionStream("gzip")),
    );
    const url = URL.createObjectURL(new Blob([await source.arrayBuffer()], { type: "text/javascript" }));
    const worker = new Worker(url);
    this.worker = worker;
    worker.onmessage = (event) => this.#receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new LoadError(`Python could not run (${event.message || "the worker was blocked"}).`));
    };
    const boot = {
      wasm: bytesOf(assets, "pyodide.asm.wasm"),
      library: bytesOf(assets, "stdlib.zip"),
      packages: bytesOf(assets, "packages.zip"),
      registry: this.runtime.registry,
      ...(this.runtime.first && { first: bytesOf(assets, this.runtime.first) }),
    };
    try {
      await this.#post({ boot }, START_LIMIT);
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  /**
   * @param {object} message
   * @param {number} limit
   * @returns {Promise<string>}
   */
  #post(message, limit) {
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      if (!this.worker) {
        reject(new LoadError("Python is not running."));
        return;
      }
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new TimeoutError("Python took too long."));
      }, limit);
      this.waiting.set(id, { resolve, reject, timer });
      this.worker.postMessage({ id, ...message });
    });
  }

  /** @param {{id: number, response?: string, failure?: string}} message */
  #receive({ id, response, failure }) {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    if (failure === undefined) waiting.resolve(response ?? "");
    else waiting.reject(new AnswerError(failure));
  }

  /** @param {Error} error */
  #fail(error) {
    for (const waiting of this.waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(error);
    }
    this.waiting.clear();
  }
}

/**
 * @param {Map<string, ArrayBuffer>} assets
 * @param {string} name
 */
function bytesOf(assets, name) {
  const bytes = assets.get(name);
  if (!bytes) throw new LoadError(`The file ${name} is missing.`);
  return bytes;
}

function whatThisBrowserLacks() {
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (typeof Worker !== "function") return "web workers";
  if (typeof DecompressionStream !== "function") return "DecompressionStream";
  return "";
}
