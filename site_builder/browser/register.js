// Keep the site on the device for use without a network, and offer a new version when there is one.

const tag = /** @type {HTMLScriptElement | null} */ (document.currentScript);

async function register() {
  const address = tag?.dataset.worker;
  if (!address || !("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  try {
    registration = await navigator.serviceWorker.register(address);
  } catch {
    return; // no service worker here (private window, plain http, an unzipped copy): the site works without it
  }
  if (!registration) return; // blocked without saying so
  const kept = registration;
  watch(kept);
  kept.addEventListener("updatefound", () => watch(kept));
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const found = registration.installing ?? registration.waiting;
  if (!found) return;
  const check = () => {
    // Without an active worker this is the first version, and there is nothing to update.
    if (found.state === "installed" && registration.active && registration.active !== found) offer(found);
  };
  found.addEventListener("statechange", check);
  check();
}

/** @param {ServiceWorker} worker */
function offer(worker) {
  if (document.querySelector(".update-notice")) return;
  const notice = document.createElement("div");
  notice.className = "update-notice";
  notice.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = "A new version of this site is on your device.";
  const use = button("Use it now", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated" && !navigator.serviceWorker.controller) location.reload();
    });
    worker.postMessage("use-new-version");
  });
  const later = button("Later", () => notice.remove());
  notice.append(words, use, later);
  document.body.append(notice);
}

/**
 * @param {string} words
 * @param {() => void} act
 */
function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

if (document.readyState === "complete") void register();
else addEventListener("load", () => void register());

export {};
