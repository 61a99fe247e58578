package vn.nguon.reports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a report counts. Each is one SQL text that lists the lines counted: {@code id}, {@code person_id} (the file that speaks for the person),
 * {@code organisation_id}, {@code title}, {@code term}, {@code year}, {@code age_day}, {@code class_id}, {@code code}, {@code trained},
 * {@code seen} (whether the line itself opens the person's name) and {@code note}. The number and the list behind it come from that one text.
 * <p>What was counted ahead is read from report_line in place of it, where the job has kept what that text gave.
 * <p>Parameters: {@code :tops} (the organisations for which the viewer acts) and {@code :today}.
 */
public enum Subject {
    PLANNED_PEOPLE(
            "quy-hoach",
            "Người trong quy hoạch",
            "người",
            "Người đang trong quy hoạch; mỗi người tính một lần, dù quy hoạch nhiều chức danh",
            true,
            Kind.PLANNED),
    PLANNED_ENTRIES(
            "luot-quy-hoach",
            "Lượt quy hoạch",
            "lượt",
            "Mỗi người ở mỗi chức danh, đơn vị, nhiệm kỳ đang quy hoạch là một lượt",
            false,
            Kind.PLANNED),
    LEARNERS(
            "hoc-vien",
            "Người học",
            "người",
            "Người đã, đang học các lớp; mỗi người tính một lần, dù học nhiều lớp",
            true,
            Kind.ENROLLED),
    ENROLMENTS("luot-hoc", "Lượt học", "lượt", "Mỗi người ở mỗi lớp đã, đang học là một lượt", false, Kind.ENROLLED),
    RESULTS(
            "ket-qua",
            "Kết quả học",
            "lượt",
            "Lượt học đã có quyết định kết quả; mỗi người ở mỗi lớp là một lượt",
            false,
            Kind.ENROLLED),
    PLACED(
            "bo-tri",
            "Nhận chức",
            "lượt",
            "Lượt quy hoạch kết thúc bằng bổ nhiệm, bầu vào chức danh",
            false,
            Kind.PLACED);

    private final String slug;
    private final String label;
    private final String unit;
    private final String meaning;
    private final boolean people;
    private final Kind kind;

    Subject(String slug, String label, String unit, String meaning, boolean people, Kind kind) {
        this.slug = slug;
        this.label = label;
        this.unit = unit;
        this.meaning = meaning;
        this.people = people;
        this.kind = kind;
    }

    /** The texts stand apart: an enum's constants come before its own fields. */
    private static final class Lines {
        /**
         * As a subquery: PostgreSQL, which cannot look into it, expects the same of every viewer and keeps the plan. It made a new one with every
         * page, in more time than a commune's lines take.
         */
        private static final String TOPS = "ANY (ARRAY(SELECT unnest(CAST(:tops AS bigint[]))))";

        private static final String SCOPE = "(SELECT s.organisation_id FROM organisation_reach s WHERE s.top_id = "
                + TOPS + " AND s.since <= CAST(:today AS date))";

        /** Whether the line k is of an organisation within reach; whether it is of a class with which one has to do. */
        static final String SENT = """
            coalesce((SELECT true FROM organisation_reach s
                       WHERE s.organisation_id = k.organisation_id AND s.top_id = %s AND s.since <= CAST(:today AS date)
                       LIMIT 1), false)""".formatted(TOPS);

        static final String SEEN = """
            coalesce((SELECT true FROM class_part p JOIN organisation_reach s ON s.organisation_id = p.organisation_id
                       WHERE p.class_id = k.class_id AND s.top_id = %s AND s.since <= CAST(:today AS date)
                       LIMIT 1), false)""".formatted(TOPS);

        /** With which one has to do. */
        static final String CLASSES = "(SELECT p.class_id FROM class_part p WHERE p.organisation_id IN " + SCOPE + ")";

        static final String PLANNED = """
            SELECT n.entry_id AS id, coalesce(a.one_id, n.person_id) AS person_id, n.organisation_id, n.title, n.term,
                   extract(year FROM n.decided_on)::int AS year, CAST(:today AS date) AS age_day, CAST(NULL AS bigint) AS class_id, '' AS code,
                   EXISTS (SELECT FROM trained_for(n.person_id, n.title, n.term, n.decided_on)) AS trained, true AS seen,
                   n.title || ' (' || replace(n.term, '-', '–') || ')' AS note
              FROM planned_person n
              LEFT JOIN person_spoken_for a ON a.person_id = n.person_id
             WHERE n.organisation_id IN %s
               AND n.decided_on <= CAST(:today AS date)
               AND (n.removed_on IS NULL OR n.removed_on > CAST(:today AS date))
            """.formatted(SCOPE);

        /**
         * Who learns in a class with which one has to do, and who was sent by one of these organisations into others: two ways, each by its index.
         * The titles are those that the roster wrote down: "Bí thư Đảng ủy (2020–2025); …".
         */
        static final String ENROLLED = """
            SELECT x.id, coalesce(a.one_id, x.person_id) AS person_id, x.organisation_id, w.title, w.term,
                   extract(year FROM k.last_day)::int AS year, k.first_day AS age_day, k.id AS class_id, k.code,
                   CAST(NULL AS boolean) AS trained, x.seen, 'Lớp ' || k.code || ', ' || x.unit_name AS note
              FROM (SELECT e.id, e.person_id, e.organisation_id, e.class_id, e.unit_name, e.planned_as, true AS seen
                      FROM (SELECT DISTINCT p.class_id FROM class_part p WHERE p.organisation_id IN %1$s) h
                      JOIN enrolment e ON e.class_id = h.class_id AND e.state = 'ACTIVE'
                    UNION ALL
                    SELECT e.id, e.person_id, e.organisation_id, e.class_id, e.unit_name, e.planned_as, false
                      FROM enrolment e
                     WHERE e.state = 'ACTIVE'
                       AND e.organisation_id IN %1$s
                       AND NOT EXISTS (SELECT FROM class_part p WHERE p.class_id = e.class_id AND p.organisation_id IN %1$s)) x
              JOIN training_class k ON k.id = x.class_id
              LEFT JOIN person_spoken_for a ON a.person_id = x.person_id
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN x.planned_as = '' THEN '' WHEN x.planned_as !~ ';' THEN regexp_replace(x.planned_as, ' \\([^()]*\\)$', '')
                               ELSE (SELECT CASE WHEN count(DISTINCT regexp_replace(t.one, ' \\([^()]*\\)$', '')) = 1
                                                 THEN min(regexp_replace(t.one, ' \\([^()]*\\)$', '')) ELSE '*' END
                                       FROM string_to_table(x.planned_as, '; ') AS t (one)) END AS title,
                          CASE WHEN x.planned_as = '' THEN '' WHEN x.planned_as !~ ';'
                               THEN coalesce(replace(substring(x.planned_as FROM '\\(([0-9]{4}[–-][0-9]{4})\\)$'), '–', '-'), '')
                               ELSE (SELECT CASE WHEN count(DISTINCT substring(t.one FROM '\\(([0-9]{4}[–-][0-9]{4})\\)$')) = 1
                                                 THEN replace(min(substring(t.one FROM '\\(([0-9]{4}[–-][0-9]{4})\\)$')), '–', '-') ELSE '*' END
                                       FROM string_to_table(x.planned_as, '; ') AS t (one)) END AS term) w
             WHERE k.state IN ('STUDYING', 'AWAITING_RESULTS', 'FINISHED')
            """.formatted(SCOPE);

        /** The years of these lines, off the classes: whether anybody learns there is asked until somebody is found. */
        static final String ENROLLED_YEARS = """
            SELECT extract(year FROM k.last_day)::int AS year
              FROM training_class k
             WHERE k.state IN ('STUDYING', 'AWAITING_RESULTS', 'FINISHED')
               AND k.id IN %s
               AND EXISTS (SELECT FROM enrolment e WHERE e.class_id = k.id AND e.state = 'ACTIVE')
            UNION ALL
            SELECT extract(year FROM k.last_day)::int
              FROM enrolment e
              JOIN training_class k ON k.id = e.class_id
             WHERE k.state IN ('STUDYING', 'AWAITING_RESULTS', 'FINISHED')
               AND e.state = 'ACTIVE'
               AND e.organisation_id IN %s
            """.formatted(CLASSES, SCOPE);

        static final String PLACED = """
            SELECT n.entry_id AS id, n.one_id AS person_id, n.organisation_id, n.title, n.term, extract(year FROM n.placed_on)::int AS year,
                   n.placed_on AS age_day, CAST(NULL AS bigint) AS class_id, '' AS code, coalesce(n.trained_on <= n.placed_on, false) AS trained,
                   true AS seen, n.title || ' từ ' || to_char(n.placed_on, 'DD/MM/YYYY') AS note
              FROM placement n
             WHERE n.organisation_id IN %s
               AND n.placed_on <= CAST(:today AS date)
            """.formatted(SCOPE);

        private Lines() {}
    }

    /** What lines are of: several subjects count the same ones. */
    enum Kind {
        PLANNED(Lines.PLANNED),
        ENROLLED(Lines.ENROLLED),
        PLACED(Lines.PLACED);

        private final String lines;

        Kind(String lines) {
            this.lines = lines;
        }

        String lines() {
            return lines;
        }

        /**
         * From report_line, in the order of its key. IS TRUE: a condition to test on the way, not a join that would lose the order. Organisations
         * before classes, which of a nation need not be asked then.
         */
        String walked() {
            return switch (this) {
                case PLANNED, PLACED -> """
                    SELECT k.* FROM report_line k WHERE k.kind = '%s' AND (k.organisation_id IN %s) IS TRUE
                    """.formatted(name(), Lines.SCOPE);
                case ENROLLED -> """
                    SELECT k.* FROM report_line k WHERE k.kind = 'ENROLLED' AND (k.organisation_id IN %s OR k.class_id IN %s) IS TRUE
                    """.formatted(Lines.SCOPE, Lines.CLASSES);
            };
        }

        /** From report_line, in no order: of a province by the indexes of organisations and classes. Arrays, else class_part was read whole. */
        String kept() {
            return switch (this) {
                case PLANNED, PLACED -> """
                    SELECT k.* FROM report_line k WHERE k.kind = '%s' AND k.organisation_id = ANY (ARRAY%s)
                    """.formatted(name(), Lines.SCOPE);
                case ENROLLED -> """
                    SELECT k.*
                      FROM report_line k
                     WHERE k.kind = 'ENROLLED'
                       AND k.class_id = ANY (ARRAY(SELECT DISTINCT p.class_id FROM class_part p WHERE p.organisation_id = ANY (ARRAY%1$s)))
                    UNION ALL
                    SELECT k.*
                      FROM report_line k
                     WHERE k.kind = 'ENROLLED'
                       AND k.organisation_id = ANY (ARRAY%1$s)
                       AND NOT EXISTS (SELECT FROM class_part p WHERE p.class_id = k.class_id AND p.organisation_id = ANY (ARRAY%1$s))
                    """.formatted(Lines.SCOPE);
            };
        }

        /** From report_line, for the few lines of a page: whether each is within reach is asked of it alone. */
        String each() {
            return switch (this) {
                case PLANNED, PLACED -> """
                    SELECT k.*, true AS seen FROM report_line k WHERE k.kind = '%s' AND %s
                    """.formatted(name(), Lines.SENT);
                case ENROLLED -> """
                    SELECT k.*, d.seen
                      FROM report_line k
                     CROSS JOIN LATERAL (SELECT %s AS seen OFFSET 0) d
                     WHERE k.kind = 'ENROLLED' AND (d.seen OR %s)
                    """.formatted(Lines.SEEN, Lines.SENT);
            };
        }
    }

    static Optional<Subject> of(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug.equals(slug)).findFirst();
    }

    /** In addresses. */
    public String slug() {
        return slug;
    }

    /** On screen. */
    public String label() {
        return label;
    }

    /** Vietnamese counting word: "người" or "lượt". */
    public String unit() {
        return unit;
    }

    /** One sentence without a full stop: what counts as one. */
    public String meaning() {
        return meaning;
    }

    /** Whether people are counted, each once; otherwise lines are. */
    boolean people() {
        return people;
    }

    Kind kind() {
        return kind;
    }

    /** SQL text, see the class. */
    String lines(From from) {
        return switch (from) {
            case FACTS -> kind.lines();
            case KEPT -> kind.kept();
            case WALKED -> kind.walked();
            case EACH -> kind.each();
        };
    }

    /** SQL text: the {@code year} of every line of the facts, some of them once. */
    String years() {
        return kind == Kind.ENROLLED ? Lines.ENROLLED_YEARS : kind.lines();
    }

    /** What lines are read from. */
    enum From {
        FACTS,
        /** What was counted ahead, which has the values of dimensions too. */
        KEPT,
        /** The same in the order of names, no further than somebody reads. */
        WALKED,
        /** The same asked one by one, with {@code seen}. */
        EACH
    }

    /** Whether it says who is planned: for those alone who may read planning. */
    boolean ofPlanning() {
        return this == PLANNED_PEOPLE || this == PLANNED_ENTRIES || this == PLACED;
    }

    /** What the year of a line is. */
    public String yearLabel() {
        return switch (this) {
            case PLANNED_PEOPLE, PLANNED_ENTRIES -> "Năm quyết định";
            case LEARNERS, ENROLMENTS, RESULTS -> "Năm kết thúc lớp";
            case PLACED -> "Năm nhận chức";
        };
    }

    /** In the order offered. */
    List<Dimension> dimensions() {
        return switch (this) {
            case PLANNED_PEOPLE, PLANNED_ENTRIES ->
                List.of(
                        Dimension.COMMUNE,
                        Dimension.TITLE,
                        Dimension.TERM,
                        Dimension.SEX,
                        Dimension.AGE,
                        Dimension.ETHNICITY,
                        Dimension.THEORY,
                        Dimension.TRAINED,
                        Dimension.YEAR,
                        Dimension.PARTY,
                        Dimension.DISCIPLINE);
            case LEARNERS, ENROLMENTS, RESULTS ->
                List.of(
                        Dimension.COMMUNE,
                        Dimension.TITLE,
                        Dimension.TERM,
                        Dimension.SEX,
                        Dimension.AGE,
                        Dimension.ETHNICITY,
                        Dimension.THEORY,
                        Dimension.RESULT,
                        Dimension.YEAR,
                        Dimension.CLASS,
                        Dimension.PARTY);
            case PLACED ->
                List.of(
                        Dimension.COMMUNE,
                        Dimension.TITLE,
                        Dimension.TERM,
                        Dimension.SEX,
                        Dimension.AGE,
                        Dimension.ETHNICITY,
                        Dimension.THEORY,
                        Dimension.TRAINED,
                        Dimension.YEAR,
                        Dimension.PARTY);
        };
    }
}
