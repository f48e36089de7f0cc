SELECT name
FROM models
