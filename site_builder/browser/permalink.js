// Answers after the hash of an address: a=b&c=d. Never sent to a server, checked before any of it is used.

/**
 * @typedef {Record<string, string | number>} Answers
 * @typedef {{field: string, given: string, allowed: string}} Problem
 * @typedef {{id: string, label: string, kind: "choice" | "grade" | "number", states: string[], min?: number, max?: number}} Field
 */

/**
 * True where the hash holds answers and is not a place in the page.
 * @param {string} hash
 */
export function holdsAnswers(hash) {
  return hash.includes("=");
}

/**
 * What the hash says, and what is wrong with it.
 * @param {string} hash
 * @param {Field[]} fields  what the form asks
 * @returns {{values: Map<string, string>, problems: Problem[]}}
 */
export function parsePermalink(hash, fields) {
  const known = new Map(fields.map((field) => [field.id, field]));
  /** @type {Map<string, string>} */
  const values = new Map();
  /** @type {Problem[]} */
  const problems = [];
  for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) {
    const [id, given] = readPair(part);
    const field = known.get(id);
    const earlier = values.get(id);
    if (!field) {
      problems.push({ field: id, given, allowed: "nothing: this page asks no such question" });
    } else if (earlier !== undefined) {
      problems.push({ field: field.label, given: `${earlier} and ${given}`, allowed: "one answer" });
      values.delete(id);
    } else if (!isAllowed(given, field)) {
      problems.push({ field: field.label, given, allowed: allowedWords(field) });
    } else {
      values.set(id, given);
    }
  }
  return { values, problems };
}

/**
 * The part after the hash for these answers.
 * @param {Answers} answers
 */
export function buildPermalink(answers) {
  return Object.entries(answers)
    .map((pair) => pair.map(encodeURIComponent).join("="))
    .join("&");
}

/**
 * @param {string} part
 * @returns {[string, string]}
 */
function readPair(part) {
  const cut = part.indexOf("=");
  const [id, given] = cut < 0 ? [part, ""] : [part.slice(0, cut), part.slice(cut + 1)];
  return [decode(id), decode(given)];
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/**
 * @param {string} given
 * @param {Field} field
 */
function isAllowed(given, field) {
  if (field.kind !== "number") return given !== "" && field.states.includes(given);
  if (!/^-?\d{1,9}(\.\d{1,9})?$/.test(given)) return false;
  const value = Number(given);
  return value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity);
}

/** @param {Field} field */
export function allowedWords(field) {
  if (field.kind !== "number") return field.states.filter(Boolean).join(", ");
  return `a number from ${field.min ?? "any"} to ${field.max ?? "any"}`;
}
