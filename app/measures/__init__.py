"""Measures of a researcher's and a paper's work, each with its definition, inputs and date."""
