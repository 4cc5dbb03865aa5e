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

  document.addEventListener("change", async ({ target: input }) => {
    if (!input.matches(".partial-date input[data-read-url]")) return;
    const typed = input.value;
    const { error = "", span = "" } = await ask(input);
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
