"""Facts of all units side by side: a row for each topic, a cell for each unit."""
