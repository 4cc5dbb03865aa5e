"""What is measured, part by part; `python -m tests.bench` runs them."""
