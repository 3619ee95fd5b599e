"""The bar: what is made next, and which promise is in danger."""
