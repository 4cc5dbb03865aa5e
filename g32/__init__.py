"""The project: settings, the admin site, and what every app shares."""
