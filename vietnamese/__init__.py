"""The language of Vietnamese official documents: letters, dates, numbers, bodies, tables of terms."""
