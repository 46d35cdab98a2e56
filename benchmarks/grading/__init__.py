"""What grades are fitted and measured with: annotated documents (`samples`), the second opinion (`fitting`)."""
