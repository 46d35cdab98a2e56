"""Text that remembers where it came from, and the tables that describe it."""
