-- Counts without end.
--
-- expect: time_limit
-- cpu_seconds: 0.3
-- no control: nobody would end it
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted) SELECT count(*) FROM counted
