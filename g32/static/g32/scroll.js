"use strict";
// A table that is wider or higher than its frame can be scrolled with the keyboard; one that fits is
// not a stop on the way.
{
  const frames = ".scroll, .results, .report-table, .inline-group .tabular fieldset";

  const mark = () => {
    for (const frame of document.querySelectorAll(frames)) {
      const wide = frame.scrollWidth > frame.clientWidth;
      const inner = frame.querySelector("a[href], button, input:not([type=hidden]), select, textarea");
      const high = frame.scrollHeight > frame.clientHeight;
      frame.toggleAttribute("data-wide", wide);
      if ((wide || high) && !inner) {
        frame.tabIndex = 0;
      } else {
        frame.removeAttribute("tabindex");
      }
    }
  };

  addEventListener("resize", mark);
  document.addEventListener("g32:shown", mark);
  mark();
}
