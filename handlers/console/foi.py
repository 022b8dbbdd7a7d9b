"""Foi at the console (依申请公开)."""
