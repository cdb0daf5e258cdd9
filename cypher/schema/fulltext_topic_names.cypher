// Topics by name, accents folded, CJK by character.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE FULLTEXT INDEX topic_names IF NOT EXISTS FOR (topic:Topic) ON EACH [topic.name] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
