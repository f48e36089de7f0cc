SELECT name, count(*) AS runs, avg(score) AS mean_score
FROM models
LEFT JOIN runs ON model_id = id
GROUP BY id
