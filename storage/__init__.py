"""What we keep (存储): each record kind with its tables, its rules and its permitted moves."""
