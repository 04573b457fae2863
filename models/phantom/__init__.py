"""A rendered duodenum with a papilla: training frames and a demo procedure without a patient."""
