"""The command line's groups (命令行): each takes words, calls the desk, and prints."""
