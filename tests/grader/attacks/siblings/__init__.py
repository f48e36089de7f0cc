"""Other submissions that run at the same time: read, disturb or signal to them."""
