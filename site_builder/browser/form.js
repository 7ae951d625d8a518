// Read answers from the form as it stands in the page, and put answers into it.

/**
 * @typedef {import("./permalink.js").Answers} Answers
 * @typedef {import("./permalink.js").Field} Field
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 * @typedef {Field & {notGiven: string, controls: Control[], group: Element | null}} Question
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
  return [...byName].map(([id, controls]) => readQuestion(id, controls));
}

/**
 * @param {string} id
 * @param {Control[]} controls
 * @returns {Question}
 */
function readQuestion(id, controls) {
  const first = /** @type {Control} */ (controls[0]);
  const frame = first.closest("[data-question]");
  const number = first instanceof HTMLInputElement && first.type === "number" ? first : undefined;
  return {
    id,
    label: frame?.getAttribute("data-label") ?? id,
    kind: number ? "number" : frame?.getAttribute("data-kind") === "integer" ? "grade" : "choice",
    states: statesOf(controls).map((one) => one.value),
    notGiven: frame?.getAttribute("data-not-given") ?? "",
    min: number?.min ? Number(number.min) : undefined,
    max: number?.max ? Number(number.max) : undefined,
    controls,
    group: first.closest("[data-group]"),
  };
}

/**
 * What holds a value each: the options of a list, or the controls themselves.
 * @param {Control[]} controls
 * @returns {(Control | HTMLOptionElement)[]}
 */
function statesOf(controls) {
  const first = controls[0];
  return first instanceof HTMLSelectElement ? [...first.options] : controls;
}

/**
 * What is ticked, chosen or typed for a question; "" where it is left out.
 * @param {Question} question
 */
export function given(question) {
  const value = question.controls.find((one) => !isRadio(one) || one.checked)?.value.trim() ?? "";
  return value === question.notGiven ? "" : value;
}

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
function isRadio(control) {
  return control.type === "radio";
}

/**
 * The answers as Python gets them: what is left out is not there.
 * @param {Question[]} questions
 */
export function readAnswers(questions) {
  return answersFrom(questions, given);
}

/**
 * What the form would say with everything normal.
 * @param {Question[]} questions
 */
export function normalAnswers(questions) {
  return answersFrom(questions, normalOf);
}

/**
 * @param {Question[]} questions
 * @param {(question: Question) => string} valueOf
 */
function answersFrom(questions, valueOf) {
  /** @type {Answers} */
  const answers = {};
  for (const question of questions) {
    const value = valueOf(question);
    if (value) answers[question.id] = question.kind === "choice" ? value : asNumber(value);
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
 * @param {Map<string, string>} values
 */
export function fill(questions, values) {
  for (const question of questions) setQuestion(question, values.get(question.id) || question.notGiven);
}

/**
 * @param {Question} question
 * @param {string} value
 */
function setQuestion(question, value) {
  for (const one of question.controls) {
    if (isRadio(one)) one.checked = one.value === value;
    else one.value = value;
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
 */
export function fillNormal(questions, group) {
  for (const question of questions) {
    const normal = normalOf(question);
    if (normal && question.group === group && !given(question)) setQuestion(question, normal);
  }
}

/**
 * The state of a question that is normal; "" where none is.
 * @param {Question} question
 */
function normalOf(question) {
  return statesOf(question.controls).find((one) => one.hasAttribute("data-normal"))?.value ?? "";
}

/**
 * One line that says what was found in a group.
 * @param {Question[]} questions  of the group
 */
export function summarize(questions) {
  const found = [];
  const normal = [];
  for (const question of questions) {
    const value = given(question);
    if (!value) continue;
    if (value === normalOf(question)) normal.push(words(question, value).toLowerCase());
    else found.push(`${asked(question)} ${words(question, value)}`);
  }
  const named = new Set(normal).size === 1 ? normal[0] : "normal";
  return [...found, ...(normal.length ? [`${named} (${normal.length})`] : [])].join("; ");
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
  return control?.dataset.label ?? value;
}
