// Loaded into a page by axe.py, behind axe itself.
globalThis.alike = (() => {
  // What rules are broken, and by which elements.
  const broken = async (context, rules) => {
    // preload fetches every style sheet again, for a rule that is none of these.
    const found = await axe.run(context, { ...rules, resultTypes: ["violations"], preload: false });
    return found.violations.map(({ id, nodes }) => ({
      rule: id,
      nodes: nodes.map(({ target, any, all, none }) => ({
        where: target.flat().join(" "),
        why: [...any, ...all, ...none].map((check) => check.message)[0],
      })),
    }));
  };

  const OWN = [
    "color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "position",
    "textShadow", "fontSize", "fontWeight", "visibility",
  ];

  // Of the texts of the page, the first two and the last of those that look alike: in the same
  // colours and letters, within elements that do so too, up to the page itself.
  const sample = () => {
    const looks = new Map([[null, ""]]);
    const numbers = new Map();
    const look = (element) => {
      if (!looks.has(element)) {
        const style = getComputedStyle(element);
        const own = [look(element.parentElement), element.localName, ...OWN.map((n) => style[n])];
        const key = own.join("|");
        numbers.set(key, numbers.get(key) ?? numbers.size);
        looks.set(element, numbers.get(key));
      }
      return looks.get(element);
    };
    const groups = new Map();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const elements = new Set(document.querySelectorAll("input, select, textarea"));
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (texts.currentNode.data.trim() && element.checkVisibility()) {
        elements.add(element);
      }
    }
    for (const element of elements) {
      groups.set(look(element), [...(groups.get(look(element)) ?? []), element]);
    }
    const chosen = [...groups.values()].flatMap((group) => [...group.slice(0, 2), group.at(-1)]);
    return { include: [...new Set(chosen)] };
  };

  return { broken, sample };
})();
