"""One module per format; `gongwen.export` says what each of them has."""
