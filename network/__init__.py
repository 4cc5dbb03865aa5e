"""Who belongs: cities, people, bodies, seats, appointments, sources, figures."""
