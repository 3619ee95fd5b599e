"""A simulated crew and its customers: a whole trading day through the flows of the screens, in fast time."""
