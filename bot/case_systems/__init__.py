"""Case systems (办件系统): who handles formal requests, behind one contract."""
