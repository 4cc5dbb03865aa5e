"use strict";
// Loaded into a page by looks.py: what can be measured of how it looks.
globalThis.looks = (() => {
  const named = (element) =>
    element.localName +
    (element.id && `#${element.id}`) +
    [...element.classList].map((one) => `.${one}`).join("");

  const path = (element) => {
    const steps = [];
    for (let one = element; one && steps.length < 3; one = one.parentElement) {
      steps.unshift(named(one));
    }
    return steps.join(" > ");
  };

  // The colours fade into each other; what is measured, is measured when they have.
  const settle = () => document.getAnimations().forEach((fading) => fading.finish());

  const lies = (element, within) => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
      if (within(getComputedStyle(one))) {
        return true;
      }
    }
    return false;
  };

  // The lines of a text, as boxes.
  const lines = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter((line) => line.width > 0);
  };

  // How far an element reaches to the right, or a word in it that does not break.
  const reach = (element) => {
    const shown = getComputedStyle(element).overflowX === "visible";
    const texts = [...element.childNodes].filter((one) => shown && one.nodeType === Node.TEXT_NODE);
    const boxes = [element.getBoundingClientRect(), ...texts.flatMap(lines)];
    return Math.round(Math.max(...boxes.map((box) => box.right)));
  };

  // How far the page is wider than its screen, and the innermost elements that make it so.
  const stickingOut = () => {
    const { clientWidth: width, scrollWidth } = document.documentElement;
    if (scrollWidth <= width) {
      return [];
    }
    const out = [...document.body.querySelectorAll("*")].filter(
      (element) =>
        reach(element) > width && !lies(element, (style) => style.overflowX !== "visible"),
    );
    const innermost = out.filter((one) => !out.some((other) => one !== other && one.contains(other)));
    return [
      `${scrollWidth} px wide on a screen of ${width} px`,
      ...innermost.slice(0, 3).map((one) => `${path(one)} sticks out to ${reach(one)} px`),
    ];
  };

  const HIDING = ["hidden", "clip"];

  // Where a text may stand: within every element around it that hides what does not fit, up to one
  // that can be scrolled. null: it is not for the eye.
  const room = (element) => {
    const box = { left: 0, top: 0, right: Infinity, bottom: Infinity };
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.clipPath !== "none" || style.clip !== "auto") {
        return null;
      }
      const inner = one.getBoundingClientRect();
      if (HIDING.includes(style.overflowX)) {
        box.left = Math.max(box.left, inner.left);
        box.right = Math.min(box.right, inner.right);
      }
      if (HIDING.includes(style.overflowY)) {
        box.top = Math.max(box.top, inner.top);
        box.bottom = Math.min(box.bottom, inner.bottom);
      }
      if (["auto", "scroll"].includes(style.overflowX)) {
        return box.right === Infinity ? null : box;
      }
    }
    return box;
  };

  const reachesOut = (text) => {
    const box = room(text.parentElement);
    return (
      box !== null &&
      lines(text).some(
        (line) =>
          line.left < box.left - 1 ||
          line.right > box.right + 1 ||
          line.top < box.top - 2 ||
          line.bottom > box.bottom + 2,
      )
    );
  };

  // The texts that cannot be read to their end, and the buttons too narrow for their words.
  const cutOff = () => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const element = text.parentElement;
      const seen =
        text.data.trim() &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest("select, script, .skip-to-content-link:not(:focus)");
      if (seen && reachesOut(text)) {
        found.push(`“${text.data.trim().slice(0, 40)}” is cut off: ${path(element)}`);
      }
    }
    for (const button of document.querySelectorAll("button, [type=submit], [type=button]")) {
      if (button.clientWidth > 1 && button.scrollWidth > button.clientWidth + 1) {
        found.push(`${path(button)} is narrower than its words`);
      }
    }
    return found;
  };

  return { settle, stickingOut, cutOff };
})();
