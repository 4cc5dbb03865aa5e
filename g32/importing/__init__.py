"""What comes in from outside: files that people fill in."""
