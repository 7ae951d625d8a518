// The reader says who they are: their notes stand open, the others fold to one line. Kept on this device only.
// Runs where it stands, before the notes are read, so that nothing moves once it is shown.

const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
// Several sites may share one origin: the key says whose choice this is.
const KEY = `audience:${new URL("../..", tag.src).pathname}`;
const NOTES = "details[data-audience]";

const choices = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input[name=audience]")]);

/** What was chosen on this device; "" where nothing was, where it is no choice here, or where nothing can be kept. */
function remembered() {
  try {
    const kept = localStorage.getItem(KEY) ?? "";
    return choices.some((one) => one.value === kept) ? kept : "";
  } catch {
    return "";
  }
}

/** @param {string} audience */
function remember(audience) {
  try {
    if (audience) localStorage.setItem(KEY, audience);
    else localStorage.removeItem(KEY);
  } catch {
    // It holds for this page then.
  }
}

/** @param {Document | Element} place */
function notesIn(place) {
  return /** @type {HTMLDetailsElement[]} */ ([...place.querySelectorAll(NOTES)]);
}

/**
 * @param {HTMLDetailsElement} note
 * @param {string} audience
 */
function show(note, audience) {
  note.open = !audience || note.dataset.audience === audience;
}

/** @param {string} audience */
function choose(audience) {
  remember(audience);
  const notes = notesIn(document);
  for (const note of notes) show(note, audience);
  const status = document.querySelector("[data-audience-status]");
  if (!status || !notes.length) return;
  status.textContent = `${notes.filter((note) => note.open).length} of ${notes.length} notes on this page are open.`;
}

/** Fold what is still to be read while the page arrives. */
function watchArrival() {
  const chosen = remembered();
  for (const one of choices) one.checked = one.value === chosen;
  if (!chosen || document.readyState !== "loading") return;
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (!(node instanceof Element)) continue;
      if (node.matches(NOTES)) show(/** @type {HTMLDetailsElement} */ (node), chosen);
      for (const note of notesIn(node)) show(note, chosen);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => observer.disconnect(), { once: true });
}

/** Paper has room for everyone. */
function watchPrinting() {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = notesIn(document).filter((note) => !note.open);
    for (const note of folded) note.open = true;
  });
  addEventListener("afterprint", () => {
    for (const note of folded) note.open = false;
  });
}

for (const one of choices) one.addEventListener("change", () => choose(one.value));
watchArrival();
watchPrinting();

export {};
