SELECT name FROM city ORDER BY sort_key
SELECT name AS gemeente, id FROM city WHERE name LIKE 'A%' ORDER BY name
SELECT * FROM city WHERE name = :stad
SELECT upper(name), lower(name), length(name) FROM city ORDER BY id
SELECT substr(name, 1, 1) AS letter, count(*) AS aantal FROM city GROUP BY 1 ORDER BY 1
SELECT substr(sort_key, 1, 1) AS letter, listing(name) AS namen FROM city GROUP BY substr(sort_key, 1, 1) ORDER BY letter
SELECT replace(name, '-', ' ') AS zonder FROM city WHERE name LIKE '%-%' ORDER BY name
SELECT trim(replace(name, 's', '')) FROM city ORDER BY id
SELECT count(*), min(name), max(name) FROM city
SELECT count(*) FROM membership WHERE certainty = 'certain'
SELECT city, start, until FROM membership ORDER BY city, start
SELECT m.city FROM membership m WHERE m.certainty = 'certain' ORDER BY m.city
SELECT c.name FROM city c LEFT JOIN membership m ON m.city_id = c.id WHERE m.id IS NULL ORDER BY c.name
SELECT c.name, m.start, year(m.start_earliest) AS jaar FROM city c JOIN membership m ON m.city_id = c.id ORDER BY c.name, m.id
SELECT year(start) AS jaar, count(*) AS nieuwe FROM membership GROUP BY year(start) ORDER BY jaar
SELECT certainty, count(*) AS n FROM membership GROUP BY certainty HAVING count(*) > 0 ORDER BY n DESC, certainty
SELECT kind, count(*) AS aantal FROM body GROUP BY kind ORDER BY aantal DESC, kind
SELECT kind, level, count(*) FROM body GROUP BY kind, level ORDER BY kind, level
SELECT name FROM body WHERE kind = 'theme_group' ORDER BY name
SELECT name, kind FROM body WHERE kind IN ('pillar', 'theme_group') AND planned = 'no' ORDER BY kind, name
SELECT name FROM body WHERE kind NOT IN ('pillar', 'theme_group', 'working_group') ORDER BY name
SELECT name, start, until FROM body WHERE until <> '' ORDER BY until_latest, name
SELECT name FROM body WHERE start_earliest IS NULL ORDER BY name
SELECT name, coalesce(start_earliest, 'onbekend') AS begin FROM body ORDER BY name
SELECT name, CASE WHEN planned = 'yes' THEN 'gepland' WHEN until <> '' THEN 'voorbij' ELSE 'nu' END AS stand FROM body ORDER BY name
SELECT CASE kind WHEN 'pillar' THEN 'pijler' WHEN 'theme_group' THEN 'themagroep' ELSE 'anders' END AS soort, count(*) FROM body GROUP BY 1 ORDER BY 1
SELECT name, days(start_earliest, start_latest) AS speling FROM body WHERE start_earliest IS NOT NULL ORDER BY speling DESC, name
SELECT b.name, count(s.id) AS zetels FROM body b LEFT JOIN seat s ON s.body_id = b.id GROUP BY b.id, b.name ORDER BY zetels DESC, b.name
SELECT b.name, (SELECT count(*) FROM seat s WHERE s.body_id = b.id) AS zetels FROM body b ORDER BY b.name
SELECT b.name FROM body b WHERE EXISTS (SELECT 1 FROM seat s WHERE s.body_id = b.id AND s.role = :rol) ORDER BY b.name
SELECT b.name FROM body b WHERE NOT EXISTS (SELECT 1 FROM seat s WHERE s.body_id = b.id) ORDER BY b.name
SELECT name FROM body WHERE id IN (SELECT body_id FROM meeting_body) ORDER BY name
SELECT name FROM body WHERE id NOT IN (SELECT body_id FROM meeting_body) ORDER BY name
SELECT role, count(*) FROM seat GROUP BY role ORDER BY count(*) DESC, role
SELECT body, role, label, minimum, maximum FROM seat ORDER BY body, role, label, id
SELECT sum(minimum), sum(maximum), avg(minimum), min(maximum), max(maximum), count(minimum) FROM seat
SELECT body, sum(coalesce(minimum, 0)) AS nodig FROM seat GROUP BY body HAVING sum(coalesce(minimum, 0)) >= :n ORDER BY nodig DESC, body
SELECT role, round(avg(minimum), 2) AS gemiddeld FROM seat GROUP BY role ORDER BY role
SELECT minimum * 2 + 1 AS a, minimum / 2 AS b, minimum % 2 AS c, minimum / 2.0 AS d, -minimum AS e FROM seat WHERE minimum IS NOT NULL ORDER BY id
SELECT body, role FROM seat WHERE every_member = 'yes' ORDER BY body, role
SELECT person, city, note FROM appointment WHERE certainty = 'certain' ORDER BY person, city, id
SELECT a.person, s.body, s.role FROM appointment a JOIN seat s ON s.id = a.seat_id WHERE a.certainty = 'certain' ORDER BY s.body, s.role, a.person, a.id
SELECT s.body, count(DISTINCT a.person_id) AS mensen FROM appointment a JOIN seat s ON s.id = a.seat_id GROUP BY s.body ORDER BY mensen DESC, s.body
SELECT person, count(*) AS zetels FROM appointment WHERE person <> '' GROUP BY person HAVING count(*) > 1 ORDER BY zetels DESC, person
SELECT how, count(*) FROM appointment GROUP BY how ORDER BY how
SELECT a.person FROM appointment a JOIN seat s ON s.id = a.seat_id AND s.role = :rol ORDER BY a.person, a.id
SELECT city, listing(person) AS wie FROM appointment WHERE city <> '' GROUP BY city ORDER BY city
SELECT start, start_earliest, start_latest FROM appointment WHERE start_earliest < :dag ORDER BY start_earliest, start, id
SELECT count(*) FROM appointment WHERE start_earliest <= :op AND (until_latest IS NULL OR until_latest >= :op)
SELECT count(*) FILTER (WHERE certainty = 'certain') AS zeker, count(*) FILTER (WHERE certainty = 'possible') AS misschien, count(*) AS alle FROM appointment
SELECT function, count(*) FROM office GROUP BY function ORDER BY function
SELECT person, title, city, party FROM office WHERE function = 'mayor' ORDER BY person, city
SELECT party, count(*) AS n FROM office WHERE party <> '' GROUP BY party ORDER BY n DESC, party
SELECT o.person, o.city, m.certainty FROM office o LEFT JOIN membership m ON m.city_id = o.city_id ORDER BY o.person, o.id, m.id
SELECT o.person FROM office o JOIN appointment a ON a.person_id = o.person_id GROUP BY o.person ORDER BY o.person
SELECT person FROM office WHERE portfolio LIKE '%inanci%' ORDER BY person, id
SELECT person FROM office WHERE lower(portfolio) LIKE '%zorg%' OR lower(title) LIKE '%zorg%' ORDER BY person, id
SELECT surname, prefix, first_names FROM person ORDER BY sort_key, id
SELECT prefix, count(*) FROM person GROUP BY prefix ORDER BY prefix
SELECT name FROM person WHERE prefix = 'van' ORDER BY sort_key, id
SELECT name FROM person WHERE search_key LIKE '%jansen%' ORDER BY name
SELECT name, length(name) AS lengte FROM person ORDER BY lengte DESC, name LIMIT 10
SELECT name FROM person ORDER BY sort_key, id LIMIT 5 OFFSET 10
SELECT name FROM person ORDER BY sort_key, id LIMIT :n
SELECT kind, count(*) FROM organisation GROUP BY kind ORDER BY kind
SELECT name, part_of FROM organisation WHERE part_of <> '' ORDER BY name
SELECT a.name AS deel, b.name AS geheel FROM organisation a JOIN organisation b ON a.part_of_id = b.id ORDER BY a.name
SELECT kind, count(*) FROM meeting GROUP BY kind ORDER BY kind
SELECT name, start, place FROM meeting WHERE year(start) = :jaar ORDER BY start_earliest, name, id
SELECT year(start) AS jaar, month(start) AS maand, count(*) AS n FROM meeting GROUP BY 1, 2 ORDER BY 1, 2
SELECT status, count(*) FROM meeting GROUP BY status ORDER BY status
SELECT place, count(*) AS n FROM meeting WHERE place <> '' GROUP BY place ORDER BY n DESC, place
SELECT m.name, listing(mb.body) AS gremia FROM meeting m LEFT JOIN meeting_body mb ON mb.meeting_id = m.id GROUP BY m.id, m.name ORDER BY m.name, m.id
SELECT mb.body, count(*) AS n, min(m.start_earliest) AS eerste, max(m.start_latest) AS laatste FROM meeting_body mb JOIN meeting m ON m.id = mb.meeting_id GROUP BY mb.body ORDER BY n DESC, mb.body
SELECT name, start_earliest FROM meeting WHERE start_earliest BETWEEN '2014-01-01' AND '2014-06-30' ORDER BY start_earliest, name, id
SELECT name FROM meeting WHERE name LIKE :deel ORDER BY name, id
SELECT name FROM meeting WHERE name NOT LIKE '%e%' ORDER BY name, id
SELECT m.name, p.name AS reeks FROM meeting m JOIN meeting p ON p.id = m.part_of_id ORDER BY m.name, m.id
SELECT city, count(*) FROM meeting GROUP BY city ORDER BY city
SELECT name, days(start_earliest, :op) AS dagen_geleden FROM meeting WHERE start_earliest = start_latest ORDER BY dagen_geleden, name, id
SELECT meeting, position, title FROM agenda_item ORDER BY meeting, position, id
SELECT meeting, count(*) AS punten, max(position) AS laatste FROM agenda_item GROUP BY meeting ORDER BY punten DESC, meeting
SELECT title FROM agenda_item WHERE topic <> '' ORDER BY title, id
SELECT date, text FROM decision ORDER BY date_earliest, text, id
SELECT d.text, b.body FROM decision d JOIN decision_body b ON b.decision_id = d.id ORDER BY d.text, b.body
SELECT year(date) AS jaar, count(*) FROM decision GROUP BY year(date) ORDER BY jaar
SELECT text, due, done FROM action_item ORDER BY text, id
SELECT presence, role, count(*) FROM attendance GROUP BY presence, role ORDER BY presence, role
SELECT meeting, count(*) AS n FROM attendance GROUP BY meeting ORDER BY n DESC, meeting
SELECT person, listing(meeting) FROM attendance WHERE person <> '' GROUP BY person ORDER BY person
SELECT DISTINCT city FROM attendance WHERE city <> '' ORDER BY city
SELECT count(DISTINCT city) AS steden, count(DISTINCT person_id) AS mensen FROM attendance
SELECT kind, status, count(*) FROM result GROUP BY kind, status ORDER BY kind, status
SELECT name, outcome FROM result WHERE outcome <> '' ORDER BY name, id
SELECT r.name, rb.body FROM result r JOIN result_body rb ON rb.result_id = r.id ORDER BY r.name, rb.body
SELECT part, count(*) FROM involvement GROUP BY part ORDER BY part
SELECT r.name, listing(i.city) AS steden FROM result r JOIN involvement i ON i.result_id = r.id WHERE i.city <> '' GROUP BY r.id, r.name ORDER BY r.name
SELECT organisation, count(DISTINCT result_id) AS resultaten FROM involvement WHERE organisation <> '' GROUP BY organisation ORDER BY resultaten DESC, organisation
SELECT name, part_of FROM topic ORDER BY name, id
SELECT t.name, count(tb.body_id) AS gremia FROM topic t LEFT JOIN topic_body tb ON tb.topic_id = t.id GROUP BY t.id, t.name HAVING count(tb.body_id) > 1 ORDER BY gremia DESC, t.name
SELECT pillar, listing(body) FROM pillar_link GROUP BY pillar ORDER BY pillar
SELECT predecessor, how, successor, date FROM succession ORDER BY predecessor, successor
SELECT how, count(*) FROM succession GROUP BY how ORDER BY how
SELECT name, date, kind FROM election ORDER BY date_earliest, name
SELECT election, count(*) FROM election_city GROUP BY election ORDER BY election
SELECT c.name FROM city c JOIN election_city e ON e.city_id = c.id ORDER BY c.name, e.election
SELECT measure, number, words FROM figure ORDER BY measure, number, id
SELECT body, sum(number), avg(number) FROM figure GROUP BY body ORDER BY body
SELECT name, publisher, pages FROM source ORDER BY name
SELECT name, pages / 3 AS derde, round(pages / 3.0, 1) AS precies FROM source WHERE pages IS NOT NULL ORDER BY name
SELECT source, count(*) AS n, min(page), max(page) FROM citation GROUP BY source ORDER BY n DESC, source
SELECT page, count(*) AS n FROM citation WHERE page IS NOT NULL GROUP BY page ORDER BY page
SELECT stance, count(*) FROM citation GROUP BY stance ORDER BY stance
SELECT record_kind, count(DISTINCT record_id) AS n FROM citation GROUP BY record_kind ORDER BY record_kind
SELECT record, field, value, note FROM citation WHERE stance = 'contradicts' ORDER BY record, field, value, page, id
SELECT source || ' p. ' || page || '-' || page_to AS plek FROM citation WHERE page_to IS NOT NULL GROUP BY source, page, page_to ORDER BY plek
SELECT record FROM citation WHERE page BETWEEN 2 AND 3 AND record_kind = 'body' ORDER BY record, id
SELECT avg(page), sum(page) / count(*), round(avg(page)), round(avg(page), 3) FROM citation
SELECT kind, count(*) FROM name GROUP BY kind ORDER BY kind
SELECT text, record FROM name WHERE record_kind = 'city' ORDER BY text, record
SELECT record, listing(text) AS ook_wel FROM name GROUP BY record, record_id ORDER BY record, record_id
SELECT record_kind, count(*) FROM former_id GROUP BY record_kind ORDER BY record_kind
SELECT city FROM report_cities WHERE member = 'yes' ORDER BY city
SELECT member, count(*) FROM report_cities GROUP BY member ORDER BY member
SELECT c.city, a.person FROM report_cities c LEFT JOIN report_administrators a ON a.city = c.city ORDER BY c.city, a.person, a.id
SELECT role, count(*) FROM report_positions WHERE certainty = 'certain' GROUP BY role ORDER BY role
SELECT body, listing(person) FROM report_positions WHERE role IN ('chair', 'vice_chair') GROUP BY body ORDER BY body
SELECT g.body, g.status, count(p.id) AS zetels FROM report_groups g LEFT JOIN report_positions p ON p.body = g.body GROUP BY g.body, g.status ORDER BY zetels DESC, g.body
SELECT subject, measure, stated, recorded, agrees FROM report_figures ORDER BY subject, measure, date, id
SELECT severity, count(*) FROM report_quality GROUP BY severity ORDER BY severity
SELECT check_code, count(*) AS n FROM report_quality GROUP BY check_code ORDER BY n DESC, check_code
SELECT record, followed, stated, reason FROM report_conflicts ORDER BY record, id, stated
SELECT year(start) AS jaar, count(*) FROM report_meetings GROUP BY 1 ORDER BY 1
SELECT organisation, results FROM report_partners WHERE results <> '' ORDER BY organisation
SELECT source, number(page) AS blz, count(*) FROM report_citations WHERE page <> '' GROUP BY source, number(page) ORDER BY source, blz
SELECT predecessor, successor FROM report_lineage WHERE how = 'became' ORDER BY predecessor, successor
WITH leden AS (SELECT city_id FROM membership WHERE certainty = 'certain') SELECT c.name FROM city c JOIN leden l ON l.city_id = c.id ORDER BY c.name
WITH per_gremium AS (SELECT body, count(*) AS n FROM seat GROUP BY body) SELECT body, n FROM per_gremium WHERE n = (SELECT max(n) FROM per_gremium) ORDER BY body
WITH a(soort, n) AS (SELECT kind, count(*) FROM body GROUP BY kind), b AS (SELECT sum(n) AS alle FROM a) SELECT a.soort, a.n, round(100.0 * a.n / b.alle, 1) AS procent FROM a, b ORDER BY a.n DESC, a.soort
WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 12) SELECT n.x AS maand, count(m.id) AS bijeenkomsten FROM n LEFT JOIN meeting m ON month(m.start) = n.x AND year(m.start) = :jaar GROUP BY n.x ORDER BY n.x
WITH RECURSIVE keten(van, naar, stap) AS (SELECT predecessor, successor, 1 FROM succession UNION ALL SELECT k.van, s.successor, k.stap + 1 FROM keten k JOIN succession s ON s.predecessor = k.naar WHERE k.stap < 9) SELECT van, naar, stap FROM keten ORDER BY van, naar, stap
WITH RECURSIVE delen AS (SELECT id, name, 0 AS diepte FROM topic WHERE part_of_id IS NULL UNION ALL SELECT t.id, t.name, d.diepte + 1 FROM topic t JOIN delen d ON t.part_of_id = d.id) SELECT diepte, name FROM delen ORDER BY diepte, name, id
SELECT body, role, row_number() OVER (PARTITION BY body ORDER BY role, label, id) AS nr FROM seat ORDER BY body, nr
SELECT kind, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS plaats FROM body GROUP BY kind ORDER BY plaats, kind
SELECT jaar, n, sum(n) OVER (ORDER BY jaar) AS opgeteld, n - lag(n) OVER (ORDER BY jaar) AS verschil FROM (SELECT year(start) AS jaar, count(*) AS n FROM meeting GROUP BY 1) AS per_jaar ORDER BY jaar
SELECT name, first_value(name) OVER (PARTITION BY kind ORDER BY name) AS eerste, lead(name, 1, '-') OVER (ORDER BY name) AS volgende FROM body ORDER BY name
SELECT page, avg(n) OVER (ORDER BY page ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS lopend FROM (SELECT page, count(*) AS n FROM citation WHERE page IS NOT NULL GROUP BY page) AS p ORDER BY page
SELECT name, ntile(4) OVER (ORDER BY name) AS kwart, dense_rank() OVER (ORDER BY substr(name, 1, 1)) AS letter FROM city ORDER BY name
SELECT name, round(percent_rank() OVER w, 3) AS a, round(cume_dist() OVER w, 3) AS b, nth_value(name, 2) OVER w AS c FROM city WINDOW w AS (ORDER BY name) ORDER BY name
SELECT name, 'gemeente' AS soort FROM city UNION ALL SELECT name, 'gremium' FROM body ORDER BY soort, name
SELECT city_id FROM membership INTERSECT SELECT city_id FROM office ORDER BY 1
SELECT city_id FROM membership EXCEPT SELECT city_id FROM office ORDER BY 1
SELECT name FROM city WHERE id IN (SELECT city_id FROM office UNION SELECT city_id FROM attendance) ORDER BY name
SELECT kind FROM body UNION SELECT kind FROM meeting UNION SELECT kind FROM result ORDER BY kind
SELECT (SELECT count(*) FROM city) AS steden, (SELECT count(*) FROM body) AS gremia, (SELECT count(*) FROM person) AS personen
SELECT b.name, v.n FROM body b JOIN (SELECT body_id, count(*) AS n FROM meeting_body GROUP BY body_id) v ON v.body_id = b.id ORDER BY v.n DESC, b.name
SELECT * FROM (SELECT kind, count(*) AS n FROM meeting GROUP BY kind) AS t WHERE n > 2 ORDER BY kind
SELECT a.name, b.name FROM city a CROSS JOIN city b WHERE a.id < b.id AND substr(a.name, 1, 3) = substr(b.name, 1, 3) ORDER BY a.name, b.name
SELECT a.name AS een, b.name AS ander FROM person a JOIN person b ON a.surname = b.surname AND a.id < b.id ORDER BY een, ander
SELECT city_id, body_id FROM attendance JOIN meeting_body USING (meeting_id) WHERE city_id <> '' GROUP BY city_id, body_id ORDER BY city_id, body_id
SELECT o.city, m.start FROM office o NATURAL JOIN membership m ORDER BY 1, 2
SELECT nullif(party, '') AS partij, count(*) FROM office GROUP BY nullif(party, '') ORDER BY partij
SELECT name FROM body WHERE until_latest IS NOT NULL AND NOT (kind = 'pillar' OR kind = 'network') ORDER BY name
SELECT kind IS NOT DISTINCT FROM 'pillar' AS pijler, count(*) FROM body GROUP BY 1 ORDER BY 1
SELECT (planned = 'yes') IS TRUE AS gepland, count(*) FROM body GROUP BY 1 ORDER BY 1
SELECT CAST(page AS text) AS blz, CAST(substr(source_id, 1, 1) AS text) FROM citation WHERE page < 3 ORDER BY id, record_kind, record_id, field
SELECT CAST(7 AS real) / 2 AS a, 7 / 2 AS b, 7 % 2 AS c, CAST('12' AS integer) + 1 AS d, CAST(2.5 AS integer) AS e, abs(-3) AS f, round(2.345, 2) AS g
SELECT 'é' || 'e' AS a, length('né') AS b, upper('ij') AS c, 'a' < 'B' AS d, 'x''y' AS e, NULL AS f, coalesce(NULL, 'g') AS g
SELECT string_agg(name, ', ') FROM city WHERE name LIKE 'H%'
SELECT kind, string_agg(name, ' / ') FROM body GROUP BY kind ORDER BY kind
SELECT :op AS dag, :stad AS stad, year(:op) AS jaar, month(:op) AS maand
SELECT name FROM city WHERE name LIKE '%\_%' ESCAPE '\' OR name LIKE 'Z_o%' ORDER BY name
SELECT name FROM meeting ORDER BY start_earliest DESC, name, id
SELECT name, until_latest FROM body ORDER BY until_latest, name
SELECT name, until_latest FROM body ORDER BY until_latest DESC NULLS LAST, name
VALUES (1, 'een'), (2, 'twee') ORDER BY 1
SELECT DISTINCT kind, level FROM body ORDER BY kind, level
SELECT kind, count(*) FROM body GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 3
SELECT lower(kind) AS kind, count(*) FROM meeting GROUP BY lower(kind) ORDER BY kind
SELECT body FROM seat GROUP BY body HAVING count(*) = 1 AND min(role) = 'chair' ORDER BY body
SELECT count(*) FROM report_attendance a JOIN report_meetings m ON m.title = a.meeting WHERE m.status = 'held'
SELECT title, status, bodies FROM report_results WHERE cities LIKE '%' || :stad || '%' ORDER BY title
SELECT election, date FROM report_elections ORDER BY date, election, city
SELECT name FROM city WHERE (:stad IS NULL OR name = :stad) ORDER BY name
SELECT :n + 1 AS a, year(:dag) AS b, :stad || :jaar AS c, nullif(:stad, 'Ede') AS d, coalesce(:stad, '-') AS e
SELECT count(*) FROM citation WHERE page > :n OR page = :n
SELECT 7.5 % 2 AS a, -7.5 % 2 AS b, 7.5 % -2 AS c, -7 % 3 AS d, 0.3 % 0.1 AS e, 7.5 % 0 AS f, 7 % 0.0 AS g, pages % 2.5 AS h FROM source ORDER BY name
SELECT CAST(7.50 AS text) AS a, 1.0 || '' AS b, CAST(10 / 4.0 AS text) AS c, CAST(-0.000001 AS text) AS d, 1e20 || '' AS e, 2 / 3.0 || ' deel' AS f, 0.1 + 0.2 || '' AS g
SELECT source || ': ' || avg(page) AS gemiddeld FROM citation GROUP BY source ORDER BY source
SELECT 2000000000 + 2000000000 AS a, 100000 * 100000 AS b, CAST('3000000000' AS integer) AS c, -9223372036854775807 - 1 AS d, sum(3000000000) AS e FROM city
SELECT page * 1000000000 AS a, page * page * page * page * page * page * page * page * page AS b FROM citation WHERE page IS NOT NULL GROUP BY page ORDER BY page
SELECT length(name) * 1000000000 AS a, year('2014') * month('2014-06') * 1000000 AS b FROM city ORDER BY 1, name
SELECT 1 / 2 AS a, 1 / 2.0 AS b, CASE WHEN 1 = 2 THEN 2.5 ELSE 1 END / 2 AS c, coalesce(NULL, 1, 2.5) / 2 AS d, abs(-3) / 2 AS e, round(3) / 2 AS f
SELECT helft / 2 AS kwart FROM (SELECT 1 AS helft UNION SELECT 2.5 UNION SELECT 4) AS t ORDER BY kwart
SELECT CAST(2.5 AS integer) AS a, CAST(-2.5 AS integer) AS b, CAST(' 3.50 ' AS integer) AS c, round(1.005 * 100) AS d, round(2.675, 2) AS e, round(1234, -2) AS f, substr('abcdef', 1.5) AS g
SELECT name FROM city WHERE (NOT (name LIKE 'A%')) IS TRUE AND ((name < 'B') IS NULL) IS NOT TRUE AND (name = 'Ede') IN (name > 'F', name = 'x') ORDER BY name
WITH t(a, b) AS (VALUES ('Één', 'zee'), ('aap', 'Zon'), (NULL, '')) SELECT a, lower(a) <= coalesce(a, b) AS c, a < b AS d FROM t ORDER BY a
SELECT name || '-' BETWEEN 'D' || '-' AND 'H' || '-' AS tussen, count(*) FROM city GROUP BY 1 ORDER BY 1
SELECT 'a_c' LIKE 'ax_c' ESCAPE 'x' AS a, 'abc' LIKE 'ax_c' ESCAPE 'x' AS b, 'a' LIKE 'ax' ESCAPE 'x' AS c, 'ax' LIKE 'ax' ESCAPE 'x' AS d, replace('', '', NULL) IS NULL AS e
SELECT first_value('eerste') OVER (ORDER BY name) AS a, lag(NULL, 1) OVER (ORDER BY name) AS b, lag(length(name), 1, 0.5) OVER (ORDER BY name) / 2 AS c, sum(NULL) OVER (ORDER BY name) AS d FROM city ORDER BY name
SELECT kind, string_agg(level, name) AS samen, count(DISTINCT name || level) AS n, listing(DISTINCT name || 1.0) AS los FROM body GROUP BY kind ORDER BY kind
SELECT name FROM (SELECT name FROM city ORDER BY name LIMIT :n) AS t WHERE length(name) > :n ORDER BY name
WITH RECURSIVE t(x) AS (SELECT CAST(1 AS numeric) UNION ALL SELECT x / 2 FROM t WHERE x > 0.1) SELECT x, x || '' AS geschreven FROM t ORDER BY x
SELECT a, n FROM (VALUES ('een', 1), ('twee', 2)) AS t (a, n) WHERE n < 2 OR t.a = 'twee' ORDER BY n
WITH t (a) AS (VALUES ('een', 1), ('twee', 2)) SELECT a, column2 + 1 AS meer FROM t ORDER BY 2
SELECT stad.naam, m.wat, count(*) AS hoe_vaak FROM city AS stad (id, naam) JOIN (SELECT id, name FROM city) AS m (wie, wat) ON m.wie = stad.id GROUP BY 1, 2 ORDER BY 1
WITH m AS (SELECT 1 AS x) SELECT y, (SELECT count(*) FROM (SELECT * FROM m AS m (z)) AS m (y) WHERE m.y = buiten.y) AS n FROM m AS buiten (y)
SELECT a, a / 2 AS b FROM (SELECT page + 0.5 AS a FROM citation INTERSECT SELECT CASE WHEN 1 = 2 THEN NULL ELSE '4.5' END UNION SELECT coalesce(NULL, '7')) AS u ORDER BY a
SELECT b.kind_in_words AS soort, b.level_in_words AS niveau, count(*) FROM body AS b GROUP BY 1, 2 ORDER BY 1, 2
SELECT a.seat, a.role_in_words, a.presence_in_words, a.meeting FROM attendance AS a WHERE a.seat <> '' ORDER BY a.meeting, a.seat, a.id
SELECT record_kind_in_words, min(record), max(record), count(DISTINCT record) FROM citation GROUP BY record_kind_in_words ORDER BY 1
SELECT name, start_in_words, until_in_words, year(start), month(start), days(start, until) FROM meeting ORDER BY start_earliest, name, id
SELECT c.wat, c.hoe FROM citation AS c (a1, a2, a3, a4, a5, a6, a7, a8, a9, hoe, a11, a12, a13, a14, wat, a16) ORDER BY 1, 2, c.a1, c.a13
SELECT certainty_in_words, planned_in_words, count(*) FROM report_positions GROUP BY 1, 2 ORDER BY 1, 2
SELECT kind, string_agg(DISTINCT level, ', ') AS niveaus, string_agg(DISTINCT lower(level), :rol) AS met FROM body GROUP BY kind ORDER BY kind
SELECT city, string_agg(function, ', ' ORDER BY function) AS a, string_agg(DISTINCT o.party, ' / ' ORDER BY o.party ASC) AS b, listing(title ORDER BY title) AS c FROM office o GROUP BY city ORDER BY city
SELECT string_agg(DISTINCT a, b) AS x, string_agg(DISTINCT a, b ORDER BY a) FILTER (WHERE a > 'a') AS y FROM (VALUES ('b', '-'), ('a', '+'), ('b', '-'), ('b', NULL), (NULL, '+'), ('a', ''), ('a', NULL)) AS t (a, b)
SELECT m.id, (SELECT c.name FROM city c WHERE c.id = m.city_id) AS gemeente FROM membership m ORDER BY m.id
SELECT b.name, (SELECT a.person FROM appointment a JOIN seat s ON s.id = a.seat_id WHERE s.body_id = b.id ORDER BY a.person, a.id LIMIT 1) AS eerste FROM body b ORDER BY b.name, b.id
SELECT m.id, (WITH x AS (SELECT c.name FROM city c WHERE c.id = m.city_id) SELECT name FROM x UNION SELECT name FROM x) AS gemeente FROM membership m ORDER BY m.id
SELECT b.kind, (SELECT count(*) FROM body c WHERE c.kind = b.kind AND c.planned = 'yes') AS gepland, count(*) FROM body b GROUP BY b.kind ORDER BY 1
SELECT kind FROM body b GROUP BY kind HAVING (SELECT count(*) FROM city WHERE name = b.kind) = 0 ORDER BY kind
SELECT city.*, name FROM city ORDER BY name
SELECT id, count(*) FROM city JOIN (SELECT city_id AS id FROM membership) m USING (id) GROUP BY city.id ORDER BY 1
SELECT DISTINCT coalesce(page, :half) / 2 AS x FROM citation ORDER BY x
SELECT column1 / 2 AS x FROM (VALUES (1), (:half)) t ORDER BY x
SELECT :klein < :stad AS x, :klein BETWEEN :klein AND :stad AS y
SELECT :klein AS x UNION SELECT :stad ORDER BY x
SELECT max(trim(x)) AS x FROM (SELECT :klein AS x UNION ALL SELECT :stad) t
WITH t(n) AS (SELECT 1) SELECT n FROM (WITH t(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM t WHERE n < 15) SELECT n FROM t) x ORDER BY n
WITH b(n) AS (SELECT 1) SELECT * FROM (WITH a AS (SELECT n FROM b), b(n) AS (SELECT 2) SELECT n FROM a) x
SELECT "a", "A" FROM (SELECT 1 AS "a", 2 AS "A") t
SELECT "A" FROM (SELECT 1 AS "a", 2 AS "A" UNION SELECT 0, 3) t ORDER BY "A" DESC
WITH t AS (SELECT 1 AS n), "T" AS (SELECT 2 AS n) SELECT t.n, "T".n FROM t, "T"
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t LIMIT 3
WITH RECURSIVE t(n) AS (SELECT 1 UNION SELECT n + 1 FROM t LEFT JOIN (SELECT 1 AS k) z ON k < 3 WHERE n < 3) SELECT n FROM t ORDER BY n
SELECT x, count(*) OVER (ORDER BY x ROWS BETWEEN :n PRECEDING AND CURRENT ROW) AS s FROM (VALUES (1), (2), (3), (4), (5)) t(x) ORDER BY x
SELECT x, count(*) OVER (ORDER BY x RANGE BETWEEN :half PRECEDING AND CURRENT ROW) AS s FROM (VALUES (1.5), (2.0), (3.0)) t(x) ORDER BY x
SELECT x, sum(x) OVER w AS a, sum(x) OVER "W" AS b, sum(x) OVER (v ROWS 1 PRECEDING) AS c FROM (VALUES (1), (2), (4)) AS t (x) WINDOW w AS (ORDER BY x), "W" AS (ORDER BY x DESC), v AS (w) ORDER BY a
SELECT kind, rank() OVER w AS x FROM body GROUP BY kind WINDOW w AS (ORDER BY count(*) DESC) ORDER BY x, kind
SELECT 9007199254740993 = 9007199254740992.0 AS a, 9007199254740993 IN (1, 9007199254740992.0) AS b, 9007199254740993 IN (SELECT 9007199254740992.0) AS c
SELECT sum(column1) = 0.6 AS a, sum(column1) AS b, avg(column1) AS c, sum(DISTINCT column1) AS d FROM (VALUES (0.1), (0.2), (0.3), (NULL)) AS t
SELECT sum(column1) AS a FROM (VALUES (1e16), (1.0), (-1e16)) AS t
SELECT substr('abc', -1000000) AS a, substr('abc', -5) AS b, substr('abc', -1000000, 1000003) AS c
SELECT sum(CAST(page AS integer)) AS a, sum(page / 2.0) AS b, avg(page * 1.5) AS c FROM citation
SELECT count(*) OVER "w) AS x, (SELECT 1" AS n FROM (VALUES (1), (2)) AS t (k) WINDOW "w) AS x, (SELECT 1" AS (ORDER BY k) ORDER BY n
SELECT n, sum(x) OVER (ORDER BY n ROWS 1 PRECEDING) AS a, avg(x) OVER (ORDER BY n ROWS 1 PRECEDING) AS b, sum(x) OVER (ORDER BY n ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS c, sum(x) OVER (ORDER BY n) AS d, sum(x) OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS e FROM (VALUES (1, 1e17), (2, 0.5), (3, NULL), (4, 0.25), (5, -1e17), (6, 0.1), (7, 0.2)) AS t (n, x) ORDER BY n
SELECT n, sum(x) OVER (ORDER BY n RANGE 1 PRECEDING) AS a, avg(x) OVER (PARTITION BY n % 2 ORDER BY n GROUPS 1 PRECEDING) AS b FROM (VALUES (1, 1e17), (2, 0.5), (3, NULL), (4, 0.25), (5, -1e17), (6, 0.1), (7, 0.2)) AS t (n, x) ORDER BY n
SELECT sum(DISTINCT x) AS a, avg(DISTINCT x) AS b, count(DISTINCT x) AS c FROM (VALUES (1e16), (3.3), (-1e16), (1.1), (3.3)) AS v (x)
SELECT sum(DISTINCT x) = 0.6 AS a FROM (VALUES (0.3), (0.2), (0.1)) AS v (x)
WITH RECURSIVE a (x) AS (SELECT 1 || 2 UNION ALL SELECT x || 'b' FROM a WHERE length(x) < 4) SELECT * FROM a ORDER BY x
SELECT substr('abcdefgh', -3000000000 + 0, 3000000005 + 0) AS x, substr('abcdefgh', 3, 3000000005 + 0) AS y
SELECT x, x LIKE 'a!' ESCAPE '!' AS y FROM (SELECT 'a' || E'\x01' AS x) AS t
WITH t (o, x) AS (VALUES (1, 1.7e308), (2, 1.0e308), (3, 2.5), (4, 3.5)) SELECT o, sum(x) OVER (ORDER BY o ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS s FROM t ORDER BY o
WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 500) SELECT max(s) AS m FROM (SELECT sum(n * 0.5) OVER w AS s FROM t WINDOW w AS (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW)) AS q
SELECT * FROM (SELECT a.id, b.id FROM city a, city b WHERE a.id = b.id) AS q ORDER BY 1
SELECT count(*) AS n FROM office a FULL JOIN appointment b ON a.start = b.start AND a.person_id = b.person_id
SELECT 1 AS x FROM city HAVING count(*) > 0
SELECT name FROM city c WHERE EXISTS (SELECT 1 FROM membership m WHERE m.city_id = c.id HAVING count(*) >= 1) ORDER BY name
SELECT 1 AS x FROM city ORDER BY count(*)
SELECT DISTINCT name FROM city c ORDER BY c.name
SELECT count(*) AS n, count(city_id) AS met, count(until) AS voorbij FROM appointment
SELECT count(DISTINCT person) AS mensen FROM appointment WHERE until IS NULL AND city_id IS NOT NULL
SELECT name AS "*" FROM city ORDER BY 1
SELECT count(*) AS "*" FROM city
SELECT t."*", count(*) AS n FROM (SELECT kind AS "*" FROM body) AS t GROUP BY "*" ORDER BY "*"
SELECT count(*) AS n FROM city AS c WHERE (SELECT count(*) FROM office AS o WHERE o.city_id = c.id) BETWEEN 1 AND 3
SELECT name FROM city WHERE length(name) + 0.5 NOT BETWEEN 4 AND 11 ORDER BY name
SELECT name FROM city WHERE upper(name) BETWEEN upper(:klein) AND 'C' ORDER BY name
SELECT kind, count(*) AS n FROM body GROUP BY kind HAVING count(*) BETWEEN 2 AND 9 ORDER BY kind
SELECT count(*) AS n FROM body WHERE id IN (name, start, NULL, 'x') OR name NOT IN (id, 'x')
SELECT count(*) AS n FROM citation WHERE page IN (page_to, 2, page_to - 1) OR page / 2 IN (page_to, 1.5)
SELECT count(*) AS n FROM city WHERE (name = 'Ede') IN (name = id, id = 'ede')
SELECT c.name, b.id, d.n FROM city AS c JOIN city AS b USING (id) FULL JOIN (SELECT id, name AS n FROM city) AS d USING (id) ORDER BY 1
SELECT count(*) AS n FROM city AS "unnamed 1" WHERE EXISTS (SELECT 1 FROM (SELECT name FROM city) WHERE "unnamed 1".name = 'Ede')
SELECT a, b FROM (SELECT 1 AS a), (SELECT 3 AS b) AS "unnamed 1"
WITH b AS (SELECT 1 AS a), "part 1" AS (SELECT 2 AS c) SELECT c, a FROM "part 1", b
SELECT coalesce(NULL, NULL) AND true AS a, CASE WHEN true THEN NULL END OR false AS b, NOT nullif(NULL, NULL) AS c
SELECT count(*) AS n FROM city WHERE coalesce(NULL, NULL) BETWEEN false AND true OR coalesce(NULL, NULL) = (1 = 1)
SELECT name, lag(name = 'Ede', 1, coalesce(NULL, NULL)) OVER (ORDER BY name) AS na_ede FROM city ORDER BY name
SELECT name FROM city ORDER BY id LIMIT 3 OFFSET NULL
SELECT count(*) AS n FROM city AS a FULL JOIN (SELECT id AS x, name AS y FROM city) ON a.id = x AND y = a.name
SELECT a.id, x.id AS ander FROM city AS a FULL JOIN city AS b USING (id) FULL JOIN (SELECT id FROM city WHERE name LIKE 'A%') AS x ON x.id = b.id ORDER BY 1, 2
SELECT count(*) AS n FROM city a JOIN city b ON 1 = 0 RIGHT JOIN body c ON b.id = c.id
SELECT count(*) AS n FROM city a JOIN city b ON :klein = 'b' FULL JOIN body c ON b.id = c.id
SELECT name FROM city e WHERE EXISTS (SELECT 1 FROM city a JOIN city b ON e.name = 'Ede' RIGHT JOIN body c ON b.id = c.id) ORDER BY name
SELECT a.n, b.maximum, c.id FROM (VALUES (1)) a(n) RIGHT JOIN seat b ON a.n = b.maximum JOIN seat c ON b.id = c.id AND a.n > 7 ORDER BY 1, 2, 3
SELECT a.n, b.k, c.id FROM (VALUES (1)) a(n) FULL JOIN (SELECT DISTINCT maximum AS k FROM seat) b ON a.n = b.k JOIN seat c ON b.k = c.maximum AND a.n IS NOT NULL ORDER BY 1, 2, 3
SELECT count(*) AS n FROM (city a JOIN city b ON a.id = b.id) FULL JOIN (body c JOIN body d ON 1 = 0) ON b.id = c.id
SELECT *, 5 AS vijf FROM (SELECT 1 AS x) RIGHT JOIN (SELECT 2 AS y) ON true ORDER BY 1
SELECT id FROM (city a JOIN city c USING (id)) FULL JOIN (city b JOIN body d USING (id)) USING (id) ORDER BY id
SELECT id, count(*) AS n FROM city a RIGHT JOIN body b USING (id) NATURAL LEFT JOIN seat s GROUP BY id ORDER BY id
WITH RECURSIVE t(x, n) AS (SELECT max(NULL), 1 UNION ALL SELECT 'a', n + 1 FROM t WHERE n < 3) SELECT x, n FROM t ORDER BY n
WITH RECURSIVE t(x, n) AS (SELECT (SELECT NULL), 1 UNION ALL SELECT coalesce(x, '') || 'a', n + 1 FROM t WHERE n < 3) SELECT x, n FROM t ORDER BY n
WITH RECURSIVE z AS (SELECT NULL AS x), t(x, n) AS (SELECT z.*, 1 FROM z UNION ALL SELECT 'a', n + 1 FROM t WHERE n < 3) SELECT x, n FROM t ORDER BY n
WITH RECURSIVE t(x, n) AS ((SELECT NULL, 1 UNION SELECT NULL, 2) UNION ALL SELECT 'a', n + 1 FROM t WHERE n < 3) SELECT x, n FROM t ORDER BY n, x
WITH RECURSIVE t(m, x, n) AS (SELECT d.*, CASE WHEN n > 1 THEN NULL END, n FROM (SELECT 'a' AS m) AS d, (SELECT 1 AS n) AS e UNION ALL SELECT m, m || 'b', n + 1 FROM t WHERE n < 3) SELECT m, x, n FROM t ORDER BY n
SELECT count(*) AS n FROM city x JOIN (((city a JOIN body b ON a.id = b.id) FULL JOIN (city c JOIN body d ON 1 = 0) ON a.id = c.id) FULL JOIN ((city e JOIN body f ON 1 = 0) FULL JOIN (city g JOIN body h ON g.id = h.id) ON e.id = g.id) ON a.id = e.id) ON x.id = g.id
