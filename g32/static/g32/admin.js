"use strict";
// Boxes that complete as one types are made by Select2, which leaves them without a name for
// assistive technology. They take the name of the field they stand for.
{
  const labelOf = (select) => {
    const label = select.labels && select.labels[0];
    return select.getAttribute("aria-label") || (label ? label.textContent.trim() : "");
  };

  const nameBox = (box) => {
    const select = box.closest(".select2")?.previousElementSibling;
    const name = select && select.matches("select") ? labelOf(select) : "";
    const shown = box.querySelector(".select2-selection__rendered");
    if (!name || !shown) {
      return;
    }
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
    shown.removeAttribute("role"); // Select2 calls what it shows a text box, without a name
    shown.removeAttribute("aria-readonly");
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", [name, shown.getAttribute("title")].filter(Boolean).join(": "));
    box.querySelector(".select2-selection__clear")?.setAttribute("aria-hidden", "true");
  };

  const nameList = (dropdown) => {
    const open = document.querySelector(".select2-container--open .select2-selection");
    const name = open?.getAttribute("aria-label") || "";
    for (const part of dropdown.querySelectorAll(".select2-search__field, [role=listbox]")) {
      part.setAttribute("aria-label", name);
    }
  };

  const nameAll = () => {
    document.querySelectorAll(".select2-selection").forEach(nameBox);
    document.querySelectorAll(".select2-dropdown").forEach(nameList);
  };

  new MutationObserver(nameAll).observe(document.body, {
    childList: true,
    subtree: true,
  });
  nameAll();
}
