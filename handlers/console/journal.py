"""Journal at the console (操作日志)."""
