"""Evaluation: suites of questions with gold evidence, runs over them, metrics, comparisons and gates."""
