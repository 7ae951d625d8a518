// The question box: a question goes to Python in the worker, quotations of the site come back. Nothing else leaves the page.

import { LoadError } from "./assets.js";
import { Python } from "./python.js";

const PAUSE = 400;

/** The one `section[data-ask]` of a page. */
class QuestionBox {
  /**
   * @param {HTMLElement} section
   * @param {Python} python
   */
  constructor(section, python) {
    this.section = section;
    this.python = python;
    this.input = /** @type {HTMLInputElement} */ (section.querySelector("[data-ask-question]"));
    this.answer = /** @type {HTMLElement} */ (section.querySelector("[data-ask-answer]"));
    this.status = /** @type {HTMLElement} */ (section.querySelector("[data-ask-status]"));
    /** @type {Promise<void> | undefined} */
    this.started = undefined;
    this.failed = false;
    this.newest = 0;
    this.lastTold = 0;
    section.dataset.state = "idle";
    section.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.ask(this.input.value);
    });
    section.addEventListener("click", (event) => {
      const example = event.target instanceof Element ? event.target.closest("button[data-ask-example]") : null;
      if (!example) return;
      this.input.value = (example.textContent ?? "").trim();
      void this.ask(this.input.value);
    });
    // Whoever begins to type will ask: Python is fetched meanwhile.
    this.input.addEventListener("input", () => void this.#start().catch(() => {}), { once: true });
  }

  /** Ask what the address asks, `#q=...`. It is put into the box as text and nothing else. */
  readAddress() {
    const question = new URLSearchParams(location.hash.slice(1)).get("q");
    if (!question) return;
    this.input.value = question.slice(0, this.input.maxLength);
    void this.ask(this.input.value);
  }

  /** @param {string} question */
  async ask(question) {
    const turn = ++this.newest;
    this.section.dataset.state = "busy";
    try {
      if (question.trim()) await this.#start();
      if (turn !== this.newest) return;
      if (!question.trim()) {
        this.#say("Type a question first.");
        this.section.dataset.state = "idle";
        this.input.focus();
        return;
      }
      this.#say("Looking through the pages");
      const response = JSON.parse(await this.python.ask(JSON.stringify({ question })));
      if (turn !== this.newest) return;
      this.#show(response);
    } catch (error) {
      if (turn === this.newest) this.#fail(error);
    }
  }

  /** @param {{result?: {found: boolean, headline: string, act: {headline: string} | null, passages: unknown[]}, html?: string, errors?: {message: string}[]}} response */
  #show({ result, html, errors }) {
    if (!result || html === undefined) {
      this.answer.replaceChildren();
      this.section.dataset.state = "idle";
      this.#say(errors?.[0]?.message ?? "No answer came back.");
      return;
    }
    // The HTML is the project's own renderer's, which escapes every text.
    const template = document.createElement("template");
    template.innerHTML = html;
    this.answer.replaceChildren(template.content);
    this.section.dataset.state = result.found ? "found" : "nothing";
    const count = result.passages.length;
    const found = result.found ? `${count} ${count === 1 ? "passage" : "passages"} found, below.` : result.headline;
    this.#say(result.act ? `${result.act.headline}: read the box below first. ${found}` : found);
    // Above an emergency stand the examples; on a phone they would fill the screen.
    this.answer.querySelector(".ask-act")?.scrollIntoView({ block: "start" });
    this.section.dispatchEvent(new CustomEvent("ask:answer", { bubbles: true, detail: { result, html } }));
  }

  /** Start Python, once; a failed start can be tried again by asking again. */
  #start() {
    const fresh = this.failed;
    this.started ??= this.python
      .start((done, total) => this.#progress(done, total), fresh)
      .then(() => {
        this.failed = false;
      })
      .catch((error) => {
        this.started = undefined;
        this.failed = true;
        throw error;
      });
    return this.started;
  }

  /**
   * @param {number} done
   * @param {number} total
   */
  #progress(done, total) {
    const now = performance.now();
    if (this.section.dataset.state !== "busy" || (now - this.lastTold < PAUSE && done < total)) return;
    this.lastTold = now;
    const size = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
    this.#say(
      done < total
        ? `Getting the question box ready: ${size(done)} of ${size(total)} MB`
        : "Starting the question box",
    );
  }

  /** @param {unknown} error */
  #fail(error) {
    this.section.dataset.state = "error";
    const what = error instanceof LoadError ? error.message : "The question box stopped.";
    this.#say(`${what} Ask again to try once more, or use the search at the top of the page.`);
  }

  /** @param {string} words */
  #say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

const askSection = document.querySelector("section[data-ask]");
if (askSection instanceof HTMLElement) {
  const global = /** @type {{calculatorRuntime?: import("./assets.js").Runtime}} */ (/** @type {unknown} */ (globalThis));
  const runtime = global.calculatorRuntime ?? { registry: "", base: "", assets: [] };
  const box = new QuestionBox(askSection, new Python(runtime));
  box.readAddress();
  addEventListener("hashchange", () => box.readAddress());
}
