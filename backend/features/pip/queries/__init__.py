"""What may be read of a plan. Who is not of the plan, or sees only a part, gets that from the query itself."""
