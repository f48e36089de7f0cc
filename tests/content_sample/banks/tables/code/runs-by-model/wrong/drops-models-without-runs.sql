SELECT name, count(*) AS runs, avg(score) AS mean_score
FROM models
JOIN runs ON model_id = id
GROUP BY id
