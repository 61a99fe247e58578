-- Organisations, accounts and the first documents. Read by Fill: statements end with a semicolon at the end of a line. Sizes stand in bench.size.
INSERT INTO organisation (id, ref) OVERRIDING SYSTEM VALUE
SELECT n, gen_random_uuid() FROM bench.size s CROSS JOIN generate_series(1, 1 + s.provinces + s.communes + 2 * s.provinces) n;

-- 1 the nation, then provinces, communes, political centres, political schools
INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
SELECT n, x.name || ' ' || n, x.name || ' ' || n, x.kind, 'PARTY', x.superior, '[2020-01-01,)'
  FROM bench.size s
 CROSS JOIN generate_series(1, 1 + s.provinces + s.communes + 2 * s.provinces) n
 CROSS JOIN LATERAL (
       SELECT CASE WHEN n = 1 THEN 'Cấp ủy cả nước' WHEN n <= 1 + s.provinces THEN 'Tỉnh ủy' WHEN n <= 1 + s.provinces + s.communes THEN 'Đảng ủy xã'
                   WHEN n <= 1 + 2 * s.provinces + s.communes THEN 'Trung tâm chính trị' ELSE 'Trường chính trị' END AS name,
              CASE WHEN n = 1 THEN 'OTHER' WHEN n <= 1 + s.provinces THEN 'PROVINCIAL_COMMITTEE' WHEN n <= 1 + s.provinces + s.communes THEN 'COMMUNE_COMMITTEE'
                   WHEN n <= 1 + 2 * s.provinces + s.communes THEN 'POLITICAL_CENTRE' ELSE 'POLITICAL_SCHOOL' END AS kind,
              CASE WHEN n = 1 THEN NULL WHEN n <= 1 + s.provinces THEN 1 WHEN n <= 1 + s.provinces + s.communes THEN 2 + n % s.provinces
                   ELSE 2 + (n - 2 - s.provinces - s.communes) % s.provinces END AS superior) x;

INSERT INTO account (id, ref, username, display_name, password_hash, made_at) OVERRIDING SYSTEM VALUE
SELECT n, gen_random_uuid(), 'bench' || n, 'Bench ' || n, s.password_hash, '2020-01-01' FROM bench.size s CROSS JOIN generate_series(1, 12) n;

INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by, confirmed_at)
SELECT gen_random_uuid(), g.account, g.role, g.organisation, '[2020-01-01,)', '2020-01-01', 12 - g.account % 2, '2020-01-01'
  FROM bench.size s
 CROSS JOIN LATERAL (VALUES
       (1, 'APPROVER', 1), (2, 'ORGANISATION_BOARD', 1), (3, 'ORGANISATION_BOARD', 2), (3, 'APPROVER', 2), (4, 'COMMUNE', s.commune), (5, 'ORGANISATION_BOARD', s.commune),
       (6, 'CENTRE', 2 + s.provinces + s.communes), (7, 'SCHOOL', 2 + 2 * s.provinces + s.communes), (8, 'LECTURER', 2 + 2 * s.provinces + s.communes),
       (9, 'TRAINEE', s.commune), (10, 'PROPAGANDA_BOARD', 2), (11, 'SUPERVISOR', 2), (12, 'ADMINISTRATOR', 1)) AS g (account, role, organisation);

-- 1 and 2 are the decisions of the two terms
INSERT INTO document (id, ref, number, dated, issuer_name, made_at) OVERRIDING SYSTEM VALUE
VALUES (1, gen_random_uuid(), '1-QĐ/TU', '2021-07-20', 'Cấp ủy', '2021-07-20'), (2, gen_random_uuid(), '2-QĐ/TU', '2025-07-20', 'Cấp ủy', '2025-07-20'),
       (3, gen_random_uuid(), '3-QĐ/TU', '2023-07-20', 'Cấp ủy', '2023-07-20');

INSERT INTO planning_round (id, ref, owner_id, level, term, year, made_by, made_at) OVERRIDING SYSTEM VALUE
SELECT 1 + 2 * p + t, gen_random_uuid(), 2 + p, 'COMMUNE', CASE t WHEN 0 THEN '2020-2025' ELSE '2025-2030' END, CASE t WHEN 0 THEN 2021 ELSE 2025 END, 'Bench', '2021-07-01'
  FROM bench.size s CROSS JOIN generate_series(0, s.provinces - 1) p CROSS JOIN generate_series(0, 1) t;
