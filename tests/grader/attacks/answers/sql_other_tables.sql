-- Reads the database's list of its tables and attached files.
--
-- expect: raised | syntax_error
-- no control: the authorizer is part of the runtime, not a layer
SELECT * FROM pragma_database_list
