"""What can be counted of a researcher's works: each number with its definition, its inputs, its source and its date.

formulas  the numbers, from lists of numbers
read      what they are computed from, out of the graph
figures   each measure in words, with "not enough data" where there is too little
pages     all measures as a page of their own, and as JSON
"""
