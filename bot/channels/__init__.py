"""The channels (渠道): each is an aiogram session that turns methods into its own wire."""
