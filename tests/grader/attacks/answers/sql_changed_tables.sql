-- Changes the tables instead of asking them, by way of a query that returns rows.
--
-- expect: raised | syntax_error
-- no control: the authorizer is part of the runtime, not a layer
INSERT INTO t VALUES (3, 'three') RETURNING *
