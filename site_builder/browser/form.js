// Read answers from the form as it stands in the page, and put answers into it.

/**
 * @typedef {import("./permalink.js").Answers} Answers
 * @typedef {import("./permalink.js").Field} Field
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 * @typedef {Field & {controls: Control[], group: Element | null}} Question
 */

/**
 * The form's questions, in the order of the page.
 * @param {HTMLElement} section
 * @returns {Question[]}
 */
export function readQuestions(section) {
  /** @type {Map<string, Control[]>} */
  const byName = new Map();
  for (const control of section.querySelectorAll("form[data-form] :is(input, select)[name]")) {
    const found = /** @type {Control} */ (control);
    byName.set(found.name, [...(byName.get(found.name) ?? []), found]);
  }
  return [...byName].map(([id, controls]) => readQuestion(section, id, controls));
}

/**
 * @param {HTMLElement} section
 * @param {string} id
 * @param {Control[]} controls
 * @returns {Question}
 */
function readQuestion(section, id, controls) {
  const first = /** @type {Control} */ (controls[0]);
  const frame = first.closest("[data-question]");
  const notGiven = ["", ...(inherited(frame, section, "data-not-given") ?? "").split(" ").filter(Boolean)];
  const number = first instanceof HTMLInputElement && first.type === "number" ? first : undefined;
  const kindWord = first.getAttribute("data-kind") ?? frame?.getAttribute("data-kind") ?? "";
  const states = first instanceof HTMLSelectElement ? [...first.options].map((one) => one.value) : controls.map((one) => one.value);
  return {
    id,
    label: frame?.getAttribute("data-label") ?? labelOf(first),
    kind: number ? "number" : first.type === "checkbox" ? "many" : kindWord === "choice" || !kindWord ? "choice" : "grade",
    states,
    notGiven,
    min: number?.min ? Number(number.min) : undefined,
    max: number?.max ? Number(number.max) : undefined,
    whole: number ? kindWord === "integer" : undefined,
    controls,
    group: first.closest("[data-group]"),
  };
}

/**
 * @param {Element | null} inner
 * @param {Element} outer
 * @param {string} name
 */
function inherited(inner, outer, name) {
  return inner?.getAttribute(name) ?? outer.getAttribute(name);
}

/** @param {Control} control */
function labelOf(control) {
  return control.dataset.label ?? control.labels?.[0]?.textContent?.trim() ?? control.name;
}

/**
 * What is ticked or typed for a question, as text; empty where it is left out.
 * @param {Question} question
 * @returns {string[]}
 */
export function given(question) {
  return question.controls
    .filter((one) => !(one instanceof HTMLInputElement) || !["radio", "checkbox"].includes(one.type) || one.checked)
    .map((one) => one.value.trim())
    .filter((value) => !question.notGiven.includes(value));
}

/**
 * The answers as Python gets them: what is left out is not there.
 * @param {Question[]} questions
 * @returns {Answers}
 */
export function readAnswers(questions) {
  /** @type {Answers} */
  const answers = {};
  for (const question of questions) {
    const values = given(question);
    const value = values[0];
    if (value === undefined) continue;
    if (question.kind === "many") answers[question.id] = values;
    else answers[question.id] = question.kind === "choice" ? value : asNumber(value);
  }
  return answers;
}

/**
 * What the form would say with everything normal.
 * @param {Question[]} questions
 */
export function normalAnswers(questions) {
  /** @type {Answers} */
  const answers = {};
  for (const question of questions) {
    const normal = normalOf(question);
    if (normal === undefined || question.kind === "many") continue;
    answers[question.id] = question.kind === "choice" ? normal : asNumber(normal);
  }
  return answers;
}

/** @param {string} text */
function asNumber(text) {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/**
 * Numbers that the browser could not read: it reports them as empty, and an empty field means left out.
 * @param {Question[]} questions
 */
export function unreadable(questions) {
  return questions.filter((question) =>
    question.controls.some((one) => one instanceof HTMLInputElement && one.validity.badInput),
  );
}

/**
 * Put these values into the form; questions that are not named are left out.
 * @param {Question[]} questions
 * @param {Map<string, string[]>} values
 */
export function fill(questions, values) {
  for (const question of questions) {
    const wanted = (values.get(question.id) ?? []).filter((value) => !question.notGiven.includes(value));
    setQuestion(question, wanted);
  }
}

/**
 * @param {Question} question
 * @param {string[]} wanted
 */
function setQuestion(question, wanted) {
  for (const one of question.controls) {
    if (one instanceof HTMLInputElement && one.type === "checkbox") {
      one.checked = wanted.includes(one.value);
    } else if (one instanceof HTMLInputElement && one.type === "radio") {
      one.checked = wanted.length ? wanted.includes(one.value) : question.notGiven.includes(one.value);
    } else if (one instanceof HTMLSelectElement && !wanted.length) {
      one.value = [...one.options].find((option) => question.notGiven.includes(option.value))?.value ?? "";
    } else {
      one.value = wanted[0] ?? "";
    }
  }
}

/**
 * The form's values, to come back to.
 * @param {Question[]} questions
 */
export function snapshot(questions) {
  return new Map(questions.map((question) => [question.id, given(question)]));
}

/**
 * Tick the normal state of every question of the group that was left out.
 * @param {Question[]} questions
 * @param {Element} group
 * @param {string | null} states  JSON {id: state} where the button names them
 */
export function fillNormal(questions, group, states) {
  /** @type {Record<string, string>} */
  const named = states ? JSON.parse(states) : {};
  for (const question of questions) {
    if (question.group !== group || given(question).length) continue;
    const normal = named[question.id] ?? normalOf(question);
    if (normal !== undefined) setQuestion(question, [String(normal)]);
  }
}

/** @param {Element} element */
function isNormal(element) {
  return element.hasAttribute("data-normal");
}

/** @param {Question} question */
function normalOf(question) {
  for (const one of question.controls) {
    const marked = one instanceof HTMLSelectElement ? [...one.options].find(isNormal) : isNormal(one) ? one : undefined;
    if (marked) return marked.value;
  }
  return undefined;
}

/**
 * One line that says what was found in a group.
 * @param {Question[]} questions  of the group
 */
export function summarize(questions) {
  const found = [];
  let normal = 0;
  for (const question of questions) {
    const values = given(question);
    if (!values.length) continue;
    if (values.length === 1 && values[0] === normalOf(question)) normal += 1;
    else found.push(`${asked(question)} ${values.map((value) => words(question, value)).join(", ")}`);
  }
  if (!found.length) return normal ? `normal (${normal} tested)` : "";
  return found.join("; ") + (normal ? `; ${normal} more normal` : "");
}

/** @param {Question} question */
function asked(question) {
  return /[?:]$/.test(question.label) ? question.label : `${question.label}:`;
}

/**
 * @param {Question} question
 * @param {string} value
 */
function words(question, value) {
  const control = question.controls.find((one) => one.value === value);
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.text.trim() ?? value;
  if (question.kind === "number") {
    const unit = control?.dataset.unit;
    return unit ? `${value} ${unit}` : value;
  }
  return control instanceof HTMLInputElement ? labelOf(control) : value;
}
