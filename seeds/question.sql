-- The largest sums on the sample pages: what they are, whose, and when.
SELECT left(a.title, 16) AS title,
       (SELECT m.name FROM mentions m
        WHERE m.article_id = a.article_id AND m.kind = 'organisation'
        ORDER BY m.ordinal LIMIT 1) AS organisation,
       s.what, s.surface, s.value, s.unit, s.bound, s.period_start, s.period_end
FROM statistics s
JOIN articles a USING (article_id)
WHERE s.kind = 'money' AND s.what IS NOT NULL
ORDER BY s.value DESC, s.surface
LIMIT 12
