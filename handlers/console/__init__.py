"""The console (工作台): staff in a browser. Every page stands in rights.py, and nowhere else."""
