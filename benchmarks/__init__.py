"""What Assay costs, measured beside what it is compared with."""
