-- Attaches a file of the host as a database.
--
-- expect: raised | syntax_error
-- no control: the authorizer is part of the runtime, not a layer
ATTACH '/etc/passwd' AS host
