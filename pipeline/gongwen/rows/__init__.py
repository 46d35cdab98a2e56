"""Documents as rows of tables, one table per kind; in memory, and as Parquet on disk.

Document ─ flat ─► rows ─► pandas (gongwen.tables), Parquet (parquet) ─► DuckDB
"""
