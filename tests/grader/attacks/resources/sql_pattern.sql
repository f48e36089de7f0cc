-- Matches a pattern that takes very long within one single step of the database's machine.
--
-- expect: time_limit | finished
-- no control: nobody would end it
SELECT printf('%.40000c', 'a') LIKE '%a%a%a%a%a%a%a%a%a%a%a%a%b'
