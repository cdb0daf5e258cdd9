// An author without a paper.
// params:  none
// returns: nothing
// index:   none (creates)
CREATE (:Author {id: 'test:lonely', name: 'Lone Ly'})
