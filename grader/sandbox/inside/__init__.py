"""What runs inside the sandbox: it gives up every right, then runs the submission. No secret is ever here."""
