"use strict";

// Under a date in words: the days that were understood, or why it was not. Listens on the document,
// so that rows which the admin adds to an inline are served too.
{
  const hintOf = (input) => input.closest(".partial-date").querySelector(".partial-date-hint");

  const ask = async (input) => {
    try {
      const question = new URLSearchParams({ q: input.value });
      const response = await fetch(`${input.dataset.readUrl}?${question}`);
      return response.ok ? await response.json() : {};
    } catch {
      return {}; // no connection, or logged out: sending the form will tell
    }
  };

  // Who leaves a box by pressing a button is still pressing it when the answer comes. Words that
  // appear above it then would move it away from under the pointer, and nothing would be sent.
  let released = Promise.resolve();
  let release = () => {};
  document.addEventListener("pointerdown", () => {
    released = new Promise((done) => {
      release = done;
    });
  });
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => setTimeout(release)); // after the click that comes of it
  }

  document.addEventListener("change", async ({ target: input }) => {
    if (!input.matches(".partial-date input[data-read-url]")) return;
    const typed = input.value;
    const { error = "", span = "" } = await ask(input);
    await released;
    if (input.value !== typed) return;
    const hint = hintOf(input);
    hint.textContent = error || (span && span !== typed.trim() ? `= ${span}` : "");
    hint.classList.toggle("is-error", Boolean(error));
  });

  // The admin gives the hint of an added row its own id, but not the reference to it.
  document.addEventListener("focusin", ({ target: input }) => {
    if (!input.matches(".partial-date input")) return;
    const described = (input.getAttribute("aria-describedby") || "").split(" ");
    const others = described.filter((id) => !id.endsWith("_hint"));
    input.setAttribute("aria-describedby", [...others, hintOf(input).id].join(" ").trim());
  });
}
