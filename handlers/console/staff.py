"""Staff at the console (人员)."""
