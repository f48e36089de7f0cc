SELECT name, count(model_id), avg(score)
FROM models
LEFT JOIN runs ON model_id = id
GROUP BY id
