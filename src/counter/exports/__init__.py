"""What a shop knows as files for others: tables of its menu, orders, money and hours, its journal, its books."""
