"""Tests of training, evaluation and export."""
