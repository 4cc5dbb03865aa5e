"use strict";
// A link to a related record opens it beside the page at hand, and not instead. With Ctrl, Shift or
// the middle button, without scripts or without a connection, it is a link like any other.
{
  const drawer = document.getElementById("beside");
  const page = drawer.querySelector(".beside-page");
  const room = matchMedia("(min-width: 768px)");

  const fetched = async (address) => {
    const url = new URL(address, location.href);
    url.searchParams.set("beside", "1");
    const response = await fetch(url);
    // Logged out: the answer is another page than the one that was asked for.
    return response.ok && !response.redirected ? await response.text() : null;
  };

  const show = async (link) => {
    const html = await fetched(link.href).catch(() => null);
    if (html === null) {
      location.assign(link.href);
      return;
    }
    page.innerHTML = html;
    if (!drawer.open && room.matches) {
      drawer.show();
    } else if (!drawer.open) {
      drawer.showModal(); // it covers the page, so what lies under it is out of reach
    }
    drawer.scrollTop = 0;
    page.querySelector("#beside-title").focus();
    document.dispatchEvent(new Event("g32:shown"));
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-beside]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.button || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    show(link);
  });

  // Closing, the dialog gives the focus back to the link that opened it.
  drawer.querySelector(".beside-close").addEventListener("click", () => drawer.close());
  drawer.addEventListener("close", () => page.replaceChildren());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.open) {
      event.preventDefault();
      drawer.close();
    }
  });
}
