"""Settings at the console (设置)."""
