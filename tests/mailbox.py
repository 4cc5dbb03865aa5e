"""A mail server on this machine that keeps what it gets."""

import time
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from tests.register import free_port


class Mailbox:
    """What came in; the server hands it every mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.port = free_port()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's own name
        """Keep a mail."""
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Kept"

    def wait_for(self, number: int) -> list[EmailMessage]:
        """The mails, once there are so many."""
        deadline = time.monotonic() + 10
        while len(self.mails) < number and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.mails


@contextmanager
def mailbox():
    """A mail server that listens as long as the block lasts."""
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=box.port)
    server.start()
    try:
        yield box
    finally:
        server.stop()
