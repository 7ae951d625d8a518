// Tell what is wrong with a link or an answer. Words from outside become text nodes and nothing else.

/** @typedef {import("./permalink.js").Problem & {message?: string}} Problem */

/**
 * @param {HTMLElement | null} box
 * @param {string} title
 * @param {Problem[]} problems
 * @param {{words: string, act: () => void} | null} button
 */
export function showProblems(box, title, problems, button) {
  if (!box) return;
  const heading = element("p", "problems-title", title);
  const list = element("ul", "problems-list", "");
  for (const problem of problems) {
    const given = problem.given === "" ? "nothing given" : `given “${shorten(problem.given)}”`;
    list.append(element("li", "", `${shorten(problem.field)}: ${given}; allowed: ${problem.allowed}`));
  }
  const parts = [heading, list];
  if (button) {
    const control = /** @type {HTMLButtonElement} */ (element("button", "problems-button", button.words));
    control.type = "button";
    control.dataset.action = "fill-understood";
    control.addEventListener("click", button.act);
    parts.push(control);
  }
  box.replaceChildren(...parts);
  box.hidden = false;
}

/** @param {HTMLElement | null} box */
export function hideProblems(box) {
  if (!box) return;
  box.hidden = true;
  box.replaceChildren();
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 */
function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

/** @param {string} text */
function shorten(text) {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
