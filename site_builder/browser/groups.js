// Groups of a long form: what opens those that start closed, and which one the reader is in.

import { given } from "./form.js";

/** @typedef {import("./form.js").Question} Question */

/**
 * A link to a group opens it; a question that picks one of the groups opens that one.
 * @param {HTMLElement} section
 * @param {Question[]} questions
 */
export function watchGroups(section, questions) {
  section.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link) openAt(section, link.getAttribute("href") ?? "");
  });
  section.addEventListener("change", (event) => {
    const control = event.target;
    if (control instanceof HTMLSelectElement && control.hasAttribute("data-picks-group")) pick(section, control, questions);
  });
}

/**
 * The group that the place named by the hash stands in.
 * @param {HTMLElement} section
 * @param {string} hash
 */
export function openAt(section, hash) {
  const place = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
  const group = place?.closest("[data-group]");
  if (group && section.contains(group)) open(group);
}

/**
 * Nothing that was filled in, by a link or a button, stays out of sight.
 * @param {HTMLElement} section
 * @param {Question[]} questions
 */
export function openFilled(section, questions) {
  for (const question of questions) {
    if (!given(question)) continue;
    if (question.group) open(question.group);
    for (const control of question.controls) {
      if (control.hasAttribute("data-picks-group")) open(groupNamed(section, control.value));
    }
  }
}

/**
 * Of the links to the groups, the one to the group under the reader's eyes is marked and in sight.
 * @param {HTMLElement} section
 */
export function markCurrent(section) {
  const jumps = section.querySelector(".group-jumps");
  if (!jumps) return;
  const groups = [...section.querySelectorAll("[data-group]")];
  const begun = new Set();
  // All that begins above a line a third down the window; the last of them is under the reader's eyes.
  const above = { rootMargin: "1000000px 0px -66% 0px" };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) begun.add(entry.target);
      else begun.delete(entry.target);
    }
    mark(jumps, groups.findLast((group) => begun.has(group)));
  }, above);
  for (const group of groups) observer.observe(group);
}

/**
 * @param {Element} jumps
 * @param {Element | undefined} group
 */
function mark(jumps, group) {
  for (const link of jumps.querySelectorAll("a")) {
    if (!group?.querySelector(`#${CSS.escape(link.hash.slice(1))}`)) link.removeAttribute("aria-current");
    else {
      link.setAttribute("aria-current", "true");
      jumps.scrollLeft = link.offsetLeft - (jumps.clientWidth - link.offsetWidth) / 2;
    }
  }
}

/**
 * Of the groups that the question picks from, the one picked stays open, and those with answers in them.
 * @param {HTMLElement} section
 * @param {HTMLSelectElement} control
 * @param {Question[]} questions
 */
function pick(section, control, questions) {
  const filled = new Set(questions.filter((one) => given(one)).map((one) => one.group));
  for (const option of control.options) {
    const group = groupNamed(section, option.value);
    if (group instanceof HTMLDetailsElement) group.open = option.selected || filled.has(group);
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} name
 */
function groupNamed(section, name) {
  return name ? section.querySelector(`[data-group="${CSS.escape(name)}"]`) : null;
}

/** @param {Element | null} group */
function open(group) {
  if (group instanceof HTMLDetailsElement) group.open = true;
}
