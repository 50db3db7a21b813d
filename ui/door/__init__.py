"""Who comes in: sign-in, sessions, headers and the audit log, in front of every page, socket and file."""
