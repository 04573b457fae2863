"""Training, evaluation and export of Ampulla's model packs."""
