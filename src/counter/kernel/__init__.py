"""Words every room speaks: money, time, ids, errors, language, resources."""
