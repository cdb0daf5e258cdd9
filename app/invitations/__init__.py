"""Invitations to collaborate, between a signed-in reader and the verified owner of a profile."""
