// Search on pages opened by double click: browsers refuse `new Worker("file:///...")`, so the theme's search
// worker is started from a Blob, whose text comes from a plain script. Over http this file does nothing.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  const NativeWorker = window.Worker;
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /** A worker that exists as soon as its source has loaded; messages wait until then. */
  class SearchWorker extends EventTarget {
    constructor() {
      super();
      /** @type {unknown[]} */
      this.waiting = [];
      /** @type {Worker | null} */
      this.worker = null;
      const script = document.createElement("script");
      script.src = new URL("search-worker-source.js", here).href;
      script.onload = () => this.start();
      script.onerror = () => this.dispatchEvent(new ErrorEvent("error", { message: "search could not be loaded" }));
      document.head.append(script);
    }

    start() {
      const source = /** @type {{ searchWorkerSource?: string }} */ (window).searchWorkerSource ?? "";
      const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      this.worker = new NativeWorker(address);
      this.worker.onmessage = (event) => this.dispatchEvent(new MessageEvent("message", { data: event.data }));
      this.worker.onerror = (event) => this.dispatchEvent(new ErrorEvent("error", { message: event.message }));
      for (const message of this.waiting.splice(0)) this.worker.postMessage(message);
    }

    /** @param {unknown} message */
    postMessage(message) {
      if (this.worker) this.worker.postMessage(message);
      else this.waiting.push(message);
    }

    terminate() {
      this.worker?.terminate();
    }
  }

  // A function, not an arrow: `new` must be able to return another object.
  window.Worker = /** @type {typeof Worker} */ (
    /** @type {unknown} */ (
      function Worker(/** @type {string | URL} */ url, /** @type {WorkerOptions | undefined} */ options) {
        return /\/workers\/search\.[^/]*\.js$/.test(String(url))
          ? new SearchWorker()
          : new NativeWorker(url, options);
      }
    )
  );
})();
