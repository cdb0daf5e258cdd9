// How many nodes and edges of each sort there are.
// params:  none
// returns: one row: labels MAP and types MAP, each of a name to its count
// index:   none (the counts are kept by the database)
RETURN {
  Author: COUNT { (:Author) }, Paper: COUNT { (:Paper) }, Topic: COUNT { (:Topic) }, Institution: COUNT { (:Institution) },
  Identifier: COUNT { (:Identifier) }, Record: COUNT { (:Record) }, Embedding: COUNT { (:Embedding) },
  Removal: COUNT { (:Removal) }, Run: COUNT { (:Run) }
} AS labels, {
  AUTHORED: COUNT { ()-[:AUTHORED]->() }, ABOUT: COUNT { ()-[:ABOUT]->() }, CITES: COUNT { ()-[:CITES]->() },
  AFFILIATED_WITH: COUNT { ()-[:AFFILIATED_WITH]->() }, PART_OF: COUNT { ()-[:PART_OF]->() },
  IDENTIFIES: COUNT { ()-[:IDENTIFIES]->() }, REFERS_TO: COUNT { ()-[:REFERS_TO]->() }, DESCRIBES: COUNT { ()-[:DESCRIBES]->() },
  EMBEDS: COUNT { ()-[:EMBEDS]->() }
} AS types
