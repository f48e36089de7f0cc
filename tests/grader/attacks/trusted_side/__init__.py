"""The grader itself: what it decodes, shows, waits for and keeps in memory."""
