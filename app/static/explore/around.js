/* What one goes on to from a node: the kinds of neighbours in the order that a reader wants them, and how many at once. */

export const STEP = 10;
export const AROUND = {
  author: ["author", "paper", "topic", "institution"],
  paper: ["author", "paper", "topic", "institution"],
  topic: ["paper", "author", "topic", "institution"],
  institution: ["author", "paper", "topic", "institution"],
};
