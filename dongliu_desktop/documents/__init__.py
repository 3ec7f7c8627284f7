"""Sheets in and out: rows become page layouts, and page layouts become PDF, print and preview."""
