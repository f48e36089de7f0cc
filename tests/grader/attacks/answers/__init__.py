"""What is to be found out: later inputs, expected values, solutions, the host's secrets."""
