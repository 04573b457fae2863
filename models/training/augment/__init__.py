"""Random changes of an image that leave the answer known."""
