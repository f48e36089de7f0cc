-- Loads a library as an extension of the database.
--
-- expect: raised | syntax_error
-- no control: the authorizer is part of the runtime, not a layer
SELECT load_extension('/usr/lib/x86_64-linux-gnu/libc.so.6')
