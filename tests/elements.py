"""A page as a tree of elements, to ask what stands where."""

from collections.abc import Iterator

from django.test.html import Element, parse_html


def elements(page: str | Element, *names: str, **attributes: str) -> Iterator[Element]:
    """Go through the elements with one of these names (none: any) and all these attributes, in
    their order on the page. `class_` has to be one of the element's classes.
    """
    root = parse_html(page) if isinstance(page, str) else page
    for each in (root, *root.children) if isinstance(page, str) else root.children:
        if isinstance(each, Element):
            if (not names or each.name in names) and _has(each, attributes):
                yield each
            if each is not root:
                yield from elements(each, *names, **attributes)


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, "" where it is not there."""
    return dict(element.attributes).get(name) or ""


def text(element: Element) -> str:
    """What an element says; Django's parser leaves out the spaces beside a tag."""
    said = (text(each) if isinstance(each, Element) else each for each in element.children)
    return " ".join("".join(said).split())


def _has(element: Element, attributes: dict[str, str]) -> bool:
    classes = attribute(element, "class").split()
    return all(
        value in classes if name == "class_" else attribute(element, name) == value
        for name, value in attributes.items()
    )
