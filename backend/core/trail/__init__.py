"""What happened, for who may know it: one table of kinds, one question to the database."""
