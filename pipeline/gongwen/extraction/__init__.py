"""Plans to facts. One folder under `kinds/` for each kind; kinds know nothing of each other."""
