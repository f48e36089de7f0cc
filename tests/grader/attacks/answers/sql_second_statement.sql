-- Adds a second statement, which nobody has looked at.
--
-- expect: raised | syntax_error
-- no control: the authorizer is part of the runtime, not a layer
SELECT a FROM t; DELETE FROM t
