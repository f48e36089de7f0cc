-- Gives more rows than anybody can keep.
--
-- expect: output_limit
-- cpu_seconds: 2
-- no control: somebody has to keep them
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted LIMIT 1000000) SELECT n FROM counted
