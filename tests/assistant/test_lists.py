"""Lists, agendas, two questions in one, results that nobody printed: on a plan of the tests' own."""
