"""The owner's office over several shops: what each shop's books say, added up in tables of the owner's own."""
