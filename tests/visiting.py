"""A visitor of a register that runs: a page in the browser, and what the browser complained of."""

from playwright.sync_api import Browser, Page

from tests.register import Register


def new_page(
    browser: Browser, register: Register, complaints: list[str], width: int = 1280
) -> Page:
    """A page of a new visitor. `complaints` takes in errors in the browser's console (a breach of
    the content security policy is one) and every request to another machine.
    """
    context = browser.new_context(
        base_url=register.url, locale="nl-NL", viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((register.url, "data:", "blob:", "about:"))
            or complaints.append(f"request to {request.url}")
        ),
    )
    return page


def log_in(page: Page, register: Register | type[Register]) -> None:
    """Log in as the first user, and wait for the first page."""
    page.goto("/admin/login/")
    page.fill("#id_username", register.username)
    page.fill("#id_password", register.password)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")


def enter(page: Page, register: Register) -> None:
    """Go to the first page as the first user, in the session of who did so before: how one logs in
    is shown elsewhere, and takes long.
    """
    page.context.add_cookies(register.session)
    if register.session and page.goto("/admin/").url == f"{register.url}/admin/":
        return
    log_in(page, register)
    register.session = [
        cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"
    ]


def choose(page: Page, field: str, words: str) -> None:
    """Complete a link as one types."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option--highlighted", has_text=words).click()
