// Papers, topics, institutions and venues spread evenly over the graph, always the same ones of the same graph.
// params:  $count INTEGER
// returns: one row: papers, topics, institutions, venues LIST<STRING>
// index:   none (everything)
CALL () { MATCH (paper:Paper) WITH paper.id AS id ORDER BY id RETURN collect(id) AS papers }
CALL () { MATCH (topic:Topic) WHERE EXISTS { (topic)<-[:ABOUT]-() } WITH topic.id AS id ORDER BY id RETURN collect(id) AS topics }
CALL () { MATCH (institution:Institution) WITH institution.id AS id ORDER BY id RETURN collect(id) AS institutions }
CALL () { MATCH (paper:Paper) WHERE paper.venue IS NOT NULL WITH DISTINCT paper.venue AS name ORDER BY name RETURN collect(name) AS venues }
WITH papers, topics, institutions, venues, range(0, $count - 1) AS places
RETURN [place IN places WHERE size(papers) > 0 | papers[place * size(papers) / $count]] AS papers,
       [place IN places WHERE size(topics) > 0 | topics[place * size(topics) / $count]] AS topics,
       [place IN places WHERE size(institutions) > 0 | institutions[place * size(institutions) / $count]] AS institutions,
       [place IN places WHERE size(venues) > 0 | venues[place * size(venues) / $count]] AS venues
