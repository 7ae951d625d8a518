// The small question box at a page's end: takes the question to the page that answers it, in the address behind the #,
// which browsers send to no server.

for (const form of document.querySelectorAll("form[data-follow-up]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = form.querySelector("input")?.value.trim() ?? "";
    const page = new URL(form.dataset.followUp ?? "", location.href);
    page.hash = question ? new URLSearchParams({ q: question }).toString() : "";
    location.assign(page.href);
  });
}

export {};
