"""To be still there, or to have left something, when the submission has ended."""
