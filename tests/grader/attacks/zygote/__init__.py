"""The process that forks all submissions of a runtime."""
