"""When they meet: meetings, agenda, attendance, decisions."""
