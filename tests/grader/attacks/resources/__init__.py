"""Memory, time, disk and everything else that there is only so much of."""
