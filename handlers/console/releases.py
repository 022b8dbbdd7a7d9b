"""Releases at the console (发布)."""
