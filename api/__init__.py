"""How programs talk to Assay: problem details, pagination and throttles, shared by the storeys' own api.py."""
