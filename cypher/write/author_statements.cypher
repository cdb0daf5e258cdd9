// All that authorships and records say of the given authors.
// params:  $ids LIST<STRING>
// returns: one row an author: id STRING, authorships LIST<MAP>, records LIST<MAP>, succeeded BOOLEAN
// index:   author_id (constraint)
UNWIND $ids AS id
MATCH (author:Author {id: id})
RETURN author.id AS id,
       COLLECT { MATCH (author)-[authored:AUTHORED]->(paper:Paper)
                 RETURN {name: coalesce(authored.name, authored.raw_name), sources: authored.sources, institutions: authored.institutions, year: paper.year} } AS authorships,
       COLLECT { MATCH (record:Record)-[:DESCRIBES]->(author) RETURN {content: record.content, updated: record.updated} } AS records,
       EXISTS { MATCH (:Identifier {kind: 'author', id: author.id})-[:LEADS_TO]->(:Author) } AS succeeded
