// The page's side of a calculator: form, address and buttons in, Python's answer out.

import { LoadError } from "./assets.js";
import { fill, fillNormal, normalAnswers, readAnswers, readQuestions, snapshot, summarize, unreadable } from "./form.js";
import { markCurrent, openAt, openFilled, watchGroups } from "./groups.js";
import { allowedWords, buildPermalink, holdsAnswers, parsePermalink } from "./permalink.js";
import { hideProblems, showProblems } from "./problems.js";
import { AnswerError, Python } from "./python.js";
import { showAnswer } from "./result.js";

const TYPING_PAUSE = 150;
const PROGRESS_PAUSE = 400;
const WARM_PAUSE = 250;

/** One `section[data-calculator]` of the page. */
class CalculatorSection {
  /**
   * @param {HTMLElement} section
   * @param {Python} python
   * @param {() => void} retry
   */
  constructor(section, python, retry) {
    this.section = section;
    this.python = python;
    this.retry = retry;
    this.questions = readQuestions(section);
    this.ready = false;
    this.asking = false;
    this.changed = true;
    this.timer = 0;
    /** @type {Map<string, string> | undefined} */
    this.before = undefined;
    // A link's problems stay until the reader deals with them: by the button, or by filling in the form.
    this.linkProblems = false;
    section.classList.add("has-calculator-script");
    section.addEventListener("input", (event) => this.#typed(event));
    section.addEventListener("change", () => this.update(0));
    section.addEventListener("submit", (event) => event.preventDefault());
    section.addEventListener("click", (event) => this.#clicked(event));
    watchGroups(section, this.questions);
    markCurrent(section);
    this.#summarize();
  }

  /** @param {string} name */
  #part(name) {
    const found = this.section.querySelector(`[data-${name}]`);
    return found instanceof HTMLElement ? found : null;
  }

  /** @param {string} words */
  say(words) {
    const line = this.#part("progress");
    if (line && line.textContent !== words) line.textContent = words;
  }

  #recovered() {
    this.section.dataset.state = "ready";
    this.#show("retry", false);
    this.say("");
  }

  setReady() {
    this.ready = true;
    this.#recovered();
    this.section.dispatchEvent(new CustomEvent("calculator:ready", { bubbles: true }));
    this.update(0);
    this.#warmSoon();
  }

  #warmSoon() {
    setTimeout(() => void this.#warm(), WARM_PAUSE);
  }

  /** What Python works out when it meets a question for the first time: met here, unseen, while the reader reads. */
  async #warm() {
    if (!this.ready) return;
    if (this.asking) {
      this.#warmSoon();
      return;
    }
    const request = { calculator: this.section.dataset.calculator, answers: normalAnswers(this.questions) };
    await this.python.askOnce(JSON.stringify(request)).catch(() => undefined);
  }

  /**
   * @param {string} words
   * @param {boolean} alive  Python runs on, and the next change of the form is answered again
   */
  setError(words, alive = false) {
    this.ready = alive;
    this.section.dataset.state = "error";
    delete this.section.dataset.busy;
    this.#show("retry", true);
    this.#part("result")?.setAttribute("data-stale", "");
    this.say(words);
    this.section.dispatchEvent(new CustomEvent("calculator:error", { bubbles: true, detail: { message: words } }));
  }

  setLoading() {
    this.section.dataset.state = "loading";
    this.#show("retry", false);
  }

  /** Fill the form from the page's address where it holds answers. */
  readAddress() {
    if (!holdsAnswers(location.hash)) {
      openAt(this.section, location.hash);
      return;
    }
    const { values, problems } = parsePermalink(location.hash, this.questions);
    const use = () => {
      this.linkProblems = false;
      this.#remember();
      fill(this.questions, values);
      openFilled(this.section, this.questions);
      hideProblems(this.#part("problems"));
      this.update(0);
    };
    if (!problems.length) {
      use();
      return;
    }
    this.linkProblems = true;
    const count = values.size;
    const button = count
      ? { words: count === 1 ? "Fill in the 1 answer that was understood" : `Fill in the ${count} answers that were understood`, act: use }
      : null;
    showProblems(this.#part("problems"), "This link does not fit this page. Nothing was filled in.", problems, button);
  }

  /**
   * Answer what the form says now, after a pause in which more may come.
   * @param {number} pause
   */
  update(pause) {
    this.changed = true;
    this.#summarize();
    clearTimeout(this.timer);
    // Without a pause Python starts before the page paints, not after.
    if (pause) this.timer = setTimeout(() => void this.#answer(), pause);
    else queueMicrotask(() => void this.#answer());
  }

  /** Ask for the newest state of the form; states in between are never asked for. */
  async #answer() {
    if (!this.ready || this.asking) return;
    this.asking = true;
    this.section.dataset.busy = "";
    try {
      while (this.changed && this.ready) {
        this.changed = false;
        await this.#askOnce();
      }
    } catch (error) {
      this.setError(wordsFor(error), error instanceof AnswerError);
    } finally {
      this.asking = false;
      delete this.section.dataset.busy;
    }
  }

  async #askOnce() {
    const bad = unreadable(this.questions);
    if (bad.length) {
      this.#showErrors(bad.map((one) => ({ field: one.id, given: "no number", allowed: allowedWords(one) })));
      return;
    }
    const answers = readAnswers(this.questions);
    const calculator = this.section.dataset.calculator;
    const response = JSON.parse(await this.python.ask(JSON.stringify({ calculator, answers })));
    if (this.changed) return;
    if (response.errors) {
      this.#showErrors(response.errors);
      return;
    }
    this.#markInvalid(new Set());
    if (!this.linkProblems) hideProblems(this.#part("problems"));
    if (this.section.dataset.state === "error") this.#recovered();
    showAnswer(this.section, response);
    performance.mark("calculator:answer");
    this.section.dispatchEvent(
      new CustomEvent("calculator:answer", { bubbles: true, detail: { answers, result: response.result } }),
    );
  }

  /** @param {import("./problems.js").Problem[]} errors */
  #showErrors(errors) {
    const labels = new Map(this.questions.map((question) => [question.id, question.label]));
    this.#markInvalid(new Set(errors.map((error) => error.field)));
    this.#part("result")?.setAttribute("data-stale", "");
    const told = errors.map((error) => ({ ...error, field: labels.get(error.field) ?? error.field }));
    showProblems(this.#part("problems"), "No answer yet: please correct this first.", told, null);
  }

  /** @param {Set<string>} ids */
  #markInvalid(ids) {
    for (const question of this.questions) {
      for (const control of question.controls) {
        if (ids.has(question.id)) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }
  }

  /** @param {Event} event */
  #typed(event) {
    this.linkProblems = false;
    const input = event.target;
    const half = input instanceof HTMLInputElement && input.type === "number" && !input.validity.valid;
    // A number half typed is no mistake yet; leaving the field ("change") says it is meant.
    if (half) this.#summarize();
    else this.update(TYPING_PAUSE);
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-action]") : null;
    if (!(button instanceof HTMLElement)) return;
    const action = button.dataset.action;
    if (action === "clear") this.#change(() => fill(this.questions, new Map()));
    else if (action === "all-normal") {
      const group = button.closest("[data-group]");
      if (group) this.#change(() => fillNormal(this.questions, group));
    } else if (action === "undo") this.#undo();
    else if (action === "retry") this.retry();
    else if (action === "copy-link") void this.#copyLink();
  }

  /** @param {() => void} act */
  #change(act) {
    this.linkProblems = false;
    this.#remember();
    act();
    this.update(0);
  }

  #remember() {
    this.before = snapshot(this.questions);
    this.#show("undo", [...this.before.values()].some(Boolean));
  }

  #undo() {
    if (!this.before) return;
    fill(this.questions, this.before);
    this.before = undefined;
    openFilled(this.section, this.questions);
    this.#show("undo", false);
    // The button that had the focus is gone.
    /** @type {HTMLElement | null} */ (this.section.querySelector("[data-action='clear']"))?.focus();
    this.update(0);
  }

  async #copyLink() {
    const link = `${location.href.replace(/#.*$/, "")}#${buildPermalink(readAnswers(this.questions))}`;
    const copied = await copy(link);
    this.say(copied ? "Link copied. Whoever has it sees these answers." : `Copy this link: ${link}`);
  }

  /**
   * @param {string} action
   * @param {boolean} visible
   */
  #show(action, visible) {
    const button = this.section.querySelector(`[data-action="${action}"]`);
    if (button instanceof HTMLElement) button.hidden = !visible;
  }

  #summarize() {
    for (const group of this.section.querySelectorAll("[data-group]")) {
      const line = group.querySelector("[data-summary]");
      if (!(line instanceof HTMLElement)) continue;
      const words = summarize(this.questions.filter((question) => question.group === group));
      if (line.textContent !== words) line.textContent = words;
      line.hidden = !words;
    }
  }
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}

/** @param {unknown} error */
function wordsFor(error) {
  const what = error instanceof LoadError ? error.message : `The calculator stopped (${lastLine(error)}).`;
  return (
    `${what} Your answers are still in the form. Try again, reload the page, or open it in another ` +
    "current browser (Chrome, Edge, Firefox, Safari). The rules on this page can be read without the calculator."
  );
}

/** @param {unknown} error */
function lastLine(error) {
  const lines = String(error instanceof Error ? error.message : error).trim().split("\n");
  return (lines.at(-1) ?? "").slice(0, 200);
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function main() {
  const sections = [...document.querySelectorAll("section[data-calculator]")];
  const global = /** @type {{calculatorRuntime?: import("./assets.js").Runtime}} */ (/** @type {unknown} */ (globalThis));
  const python = new Python(global.calculatorRuntime ?? { registry: "", base: "", assets: [] });
  let last = 0;

  /** @type {import("./assets.js").Progress} */
  const progress = (done, total) => {
    const now = performance.now();
    if (now - last < PROGRESS_PAUSE && done < total) return;
    last = now;
    const words =
      done < total
        ? `Getting the calculator ready: ${megabytes(done)} of ${megabytes(total)} MB`
        : "Starting the calculator";
    // Other files may still be on their way when one has failed.
    for (const widget of widgets) if (widget.section.dataset.state === "loading") widget.say(words);
  };

  /** @param {boolean} fresh */
  const start = async (fresh) => {
    for (const widget of widgets) widget.setLoading();
    try {
      if (!global.calculatorRuntime) throw new LoadError("The calculator's files are missing beside this page.");
      await python.start(progress, fresh);
      performance.mark("calculator:ready");
      for (const widget of widgets) widget.setReady();
    } catch (error) {
      for (const widget of widgets) widget.setError(wordsFor(error));
    }
  };

  const widgets = sections.map(
    (section) => new CalculatorSection(/** @type {HTMLElement} */ (section), python, () => void start(true)),
  );
  const first = widgets[0];
  first?.readAddress();
  addEventListener("hashchange", () => first?.readAddress());
  if (first) void start(false);
}

main();
