"""Knowledge at the console (知识)."""
