"""The office: what an owner decides. Its pages are on the rail; nothing is written before Save."""
