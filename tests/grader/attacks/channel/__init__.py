"""The way answers take: what the trusted side hears is to be taken for something else."""
