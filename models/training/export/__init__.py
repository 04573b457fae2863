"""From a run to a model pack."""
