// Show an answer. Its HTML comes from the project's own renderer in Python, which escapes every text.

/** @typedef {{result: Record<string, unknown>, html: string}} Answer */

/**
 * @param {HTMLElement} section
 * @param {Answer} answer
 */
export function showAnswer(section, { result, html }) {
  const box = section.querySelector("[data-result]");
  if (box instanceof HTMLElement) {
    const template = document.createElement("template");
    template.innerHTML = html;
    keepOpen(box, template.content);
    box.replaceChildren(template.content);
    box.removeAttribute("data-stale");
    setUrgency(box, result.urgency);
  }
  setUrgency(section, result.urgency);
  const data = section.querySelector("script[data-answer]");
  if (data) data.textContent = JSON.stringify(result).replaceAll("<", "\\u003c");
  const bar = section.querySelector("[data-headline-bar]");
  if (bar instanceof HTMLElement) {
    bar.textContent = typeof result.headline === "string" ? result.headline : "";
    setUrgency(bar, result.urgency);
  }
}

/**
 * What the reader had unfolded stays unfolded.
 * @param {ParentNode} before
 * @param {ParentNode} after
 */
function keepOpen(before, after) {
  const open = new Set([...before.querySelectorAll("details[open]")].map(nameOf));
  for (const details of after.querySelectorAll("details")) {
    if (open.has(nameOf(details))) details.open = true;
  }
}

/**
 * The words of its head without the count at their end, which changes with the answer, below the title of its block.
 * @param {Element} details
 */
function nameOf(details) {
  const title = details.closest("section.block")?.querySelector("h3")?.textContent ?? "";
  const words = details.querySelector("summary")?.textContent ?? "";
  return `${title}: ${words.replace(/ \(\d[^)]*\)$/, "")}`;
}

/**
 * @param {HTMLElement} element
 * @param {unknown} urgency
 */
function setUrgency(element, urgency) {
  if (typeof urgency === "string" && urgency) element.dataset.urgency = urgency;
  else delete element.dataset.urgency;
}
