"""The scaled register: what a network of four hundred cities would have written in forty years.

Made from a fixed seed, so that it is the same row for row on either engine and every time:
`python -m tests.scaled --data FOLDER` makes one; what it holds at full size stands in `size`.
"""
