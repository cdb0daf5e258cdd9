// One topic per id.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (topic:Topic) REQUIRE topic.id IS UNIQUE
