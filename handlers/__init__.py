"""What people can do (办理): residents in a chat, staff in a browser and on Telegram."""
