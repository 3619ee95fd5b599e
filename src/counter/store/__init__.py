"""The database: engines, the unit of work, column types, migrations."""
