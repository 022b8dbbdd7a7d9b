"""Residents at the console (居民)."""
