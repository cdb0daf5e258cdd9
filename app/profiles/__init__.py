"""The owner's side of a profile: what she says of herself and of her record, beside what sources say."""
