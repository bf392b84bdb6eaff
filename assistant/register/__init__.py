"""Views and exports of the register of duties."""
