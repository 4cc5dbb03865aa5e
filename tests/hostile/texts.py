"""What somebody types who means no good, or pastes from where it should not come; as text, or
as the bytes that are sent.
"""

TEXTS = {
    "endless": "x" * 10_000,
    "nul": "a\0b",
    "right to left": "\u202eedoc\u202c \u2066x\u2069",
    "emoji": "👩🏽‍🚒🏳️‍🌈",
    "no text": b"\xff\xfe\x80",
    "markup": "<script>window.taken=1</script><img src=x onerror=window.taken=1>",
    "attribute": '" autofocus onfocus=window.taken=1 x="',
    "template": "{{ request.user.password }}{% debug %}",
    "formula": '=HYPERLINK("https://example.nl";"x")',
    "sql": "'; DROP TABLE network_city; --",
    "number": "99999999999999999999999999",
    "negative": "-1",
    "line ends": "a\r\nb\u2028c",
}
