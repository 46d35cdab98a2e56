"""The document: what is written, loaded, compared. Everything after extraction knows only this."""
