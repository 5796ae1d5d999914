-- What do the sample pages count, and which organisation does each piece speak of first?
SELECT left(a.title, 18) AS title,
       first(m.name ORDER BY m.ordinal) AS organisation,
       s.surface, s.value, s.unit, s.bound, s.what
FROM statistics s
JOIN articles a USING (article_id)
LEFT JOIN mentions m ON m.article_id = a.article_id AND m.kind = 'organisation'
WHERE s.what IS NOT NULL
GROUP BY ALL
ORDER BY s.value DESC, a.title
LIMIT 12
