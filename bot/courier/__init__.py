"""The courier (投递): opens ledgers, keeps the pace, sends, and records what became of each."""
