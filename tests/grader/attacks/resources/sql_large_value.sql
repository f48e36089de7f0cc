-- Makes one value that is larger than memory.
--
-- expect: raised
-- no control: the database would take all the memory that it can get
SELECT length(zeroblob(2000000000))
