"""The owner's page: what she says of herself and of her record, beside what the sources say.

tables      what is kept
statements  works that she contests or misses, for whoever weighs the evidence
"""
