"""Open_days at the console (开放日)."""
