package vn.nguon.schemes;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a target can be measured by (thước đo). Each but {@link #BY_HAND} is one SQL text that lists what the number is made of, a row a person,
 * class or recommendation: {@code id}, {@code counted}, {@code note}. {@link Measuring} keeps the list and its number from one run of that text, so they cannot differ.
 * <p>Parameters: {@code :owner}, {@code :from} and {@code :day} (first and last day counted), {@code :young} (years), {@code :within} (months).
 */
public enum Measure {
    /** As "Quy hoạch, chưa bồi dưỡng" counts: trained means for every title and term one is planned for. */
    PLANNED_TRAINED(
            "Cán bộ quy hoạch được bồi dưỡng",
            "Người đang trong quy hoạch đã học xong lớp cho mọi chức danh, nhiệm kỳ của mình",
            Shape.SHARE_ON_A_DAY,
            Subject.PERSON,
            """
            SELECT c.one_id AS id,
                   bool_and(EXISTS (SELECT FROM trained_for(n.person_id, n.title, n.term, n.decided_on) t WHERE t.last_day <= :day)) AS counted,
                   string_agg(DISTINCT n.title || ' (' || replace(n.term, '-', '–') || ')', '; ') AS note
              FROM planned_person n
              JOIN person_card c ON c.id = n.person_id
             WHERE n.organisation_id IN (SELECT scheme_reach(:owner, CAST(:day AS date)))
               AND n.decided_on <= :day
               AND (n.removed_on IS NULL OR n.removed_on > :day)
             GROUP BY c.one_id
            """),
    /** Who was placed in December may be trained in the year after: the last year is counted again each day. */
    PLACED_TRAINED(
            "Người nhận chức được bồi dưỡng kịp thời",
            "Người nhận chức trong năm đã học xong trước đó, hoặc trong thời hạn sau đó",
            Shape.SHARE_OF_A_YEAR,
            Subject.PERSON,
            Spans.REACH + """
            , latest AS MATERIALIZED (SELECT o AS organisation_id FROM scheme_reach(:owner, CAST(:day AS date)) AS o)
            SELECT c.one_id AS id,
                   bool_or(EXISTS (SELECT FROM files_of(c.one_id) AS f (id)
                                     JOIN enrolment x ON x.person_id = f.id AND x.state = 'ACTIVE'
                                     JOIN training_class k ON k.id = x.class_id AND k.state = 'FINISHED'
                                    WHERE k.last_day <= CAST(n.removed_on + make_interval(months => :within) AS date))) AS counted,
                   string_agg(DISTINCT n.title || ' từ ' || to_char(n.removed_on, 'DD/MM/YYYY'), '; ') AS note
              FROM planned_person n
              JOIN person_card c ON c.id = n.person_id
             WHERE n.ending = 'APPOINTED'
               AND n.removed_on BETWEEN :from AND :day
               AND n.organisation_id IN (SELECT l.organisation_id FROM latest l UNION SELECT r.organisation_id FROM reach r)
               AND (n.organisation_id IN (SELECT l.organisation_id FROM latest l)
                    OR EXISTS (SELECT FROM reach r WHERE r.organisation_id = n.organisation_id AND n.removed_on BETWEEN r.from_day AND r.to_day))
             GROUP BY c.one_id
            """),
    WOMEN(
            "Học viên là nữ",
            "Nữ trong số người học xong lớp kết thúc trong năm",
            Shape.SHARE_OF_A_YEAR,
            Subject.PERSON,
            trainees(
                    "f.sex = 'FEMALE'",
                    "CASE f.sex WHEN 'FEMALE' THEN 'Nữ' WHEN 'MALE' THEN 'Nam' ELSE 'Chưa ghi giới tính' END")),
    ETHNIC_MINORITIES(
            "Học viên là người dân tộc thiểu số",
            "Người dân tộc thiểu số trong số người học xong lớp kết thúc trong năm",
            Shape.SHARE_OF_A_YEAR,
            Subject.PERSON,
            trainees(
                    "f.ethnicity NOT IN ('', 'Kinh')",
                    "CASE f.ethnicity WHEN '' THEN 'Chưa ghi dân tộc' ELSE f.ethnicity END")),
    YOUNG(
            "Học viên trẻ",
            "Người chưa đến tuổi quy định vào ngày khai giảng, trong số người học xong lớp kết thúc trong năm",
            Shape.SHARE_OF_A_YEAR,
            Subject.PERSON,
            trainees("""
                    coalesce(f.birth_date > k.first_day - make_interval(years => :young),
                                    f.birth_year > extract(year FROM k.first_day) - :young, false)""", "coalesce(to_char(f.birth_date, 'DD/MM/YYYY'), f.birth_year::text, 'Chưa ghi ngày sinh')")),
    CLASSES_HELD("Lớp đã mở", "Lớp kết thúc trong năm", Shape.COUNT_OF_A_YEAR, Subject.CLASS, Spans.REACH + """
            SELECT k.id, true AS counted, to_char(k.first_day, 'DD/MM/YYYY') || ' – ' || to_char(k.last_day, 'DD/MM/YYYY') AS note
              FROM training_class k
             WHERE k.state = 'FINISHED'
               AND k.last_day BETWEEN :from AND :day
               AND EXISTS (SELECT FROM class_part p
                             JOIN reach r ON r.organisation_id = p.organisation_id AND k.last_day BETWEEN r.from_day AND r.to_day
                            WHERE p.class_id = k.id
                              AND p.part IN ('PLANS', 'DECIDES', 'ORGANISES', 'CO_ORGANISES'))
            """),
    /** Whom it was sent to answers for it: the organisation addressed belongs to the scheme on the day of sending. */
    RECOMMENDATIONS_ANSWERED(
            "Kiến nghị sau nghiên cứu thực tế được trả lời",
            "Kiến nghị, giải pháp các lớp gửi trong năm đến cơ quan thuộc phạm vi, đã được trả lời trong năm hoặc sau đó mà đúng hạn",
            Shape.SHARE_OF_A_YEAR,
            Subject.RECOMMENDATION,
            Spans.REACH + """
            SELECT r.recommendation_id AS id, coalesce(r.answered_on <= greatest(CAST(:day AS date), r.answer_by), false) AS counted,
                   CASE WHEN r.answered_on IS NULL THEN 'Hạn trả lời ' || to_char(r.answer_by, 'DD/MM/YYYY')
                        ELSE 'Trả lời ngày ' || to_char(r.answered_on, 'DD/MM/YYYY') END AS note
              FROM published_recommendation r
             WHERE r.sent_on BETWEEN :from AND :day
               AND EXISTS (SELECT FROM reach o WHERE o.organisation_id = r.addressed_to AND r.sent_on BETWEEN o.from_day AND o.to_day)
            """),
    BY_HAND("Nhập tay", "Số liệu do người phụ trách nhập, kèm nguồn", Shape.VALUE_ON_A_DAY, Subject.NOTHING, "");

    /**
     * Which organisations the scheme reaches on each day of the year: the same between two changes of the map, so the map is walked once for each of
     * these spans and not for every person. Enums may not read their own statics while they are made, hence the class.
     */
    private static final class Spans {
        private static final String REACH = """
            WITH change AS (
                SELECT CAST(:from AS date) AS day
                UNION
                SELECT x.day
                  FROM (SELECT lower(v.valid) AS day FROM organisation_version v
                        UNION ALL
                        SELECT upper(v.valid) FROM organisation_version v
                        UNION ALL
                        SELECT e.last_day + 1 FROM organisation_end e
                        UNION ALL
                        SELECT s.on_day FROM organisation_successor s) x
                 WHERE x.day > :from AND x.day <= :day
            ), span AS (
                SELECT c.day AS from_day, coalesce(lead(c.day) OVER (ORDER BY c.day) - 1, CAST(:day AS date)) AS to_day FROM change c
            ), reach AS MATERIALIZED (
                SELECT s.from_day, s.to_day, o AS organisation_id FROM span s CROSS JOIN LATERAL scheme_reach(:owner, s.from_day) AS o
            )
            """;
    }

    /** How a measure runs through a year, and with it what must have been reached in the middle of it. */
    public enum Shape {
        /** A share in per cent as it stands on a day: the line runs from one year's end to the next. */
        SHARE_ON_A_DAY,
        /** A share in per cent of what happened in the year: the whole level is due on every day. */
        SHARE_OF_A_YEAR,
        /** A number that grows from nothing in each year. */
        COUNT_OF_A_YEAR,
        /** A number entered for a day: the line runs from one year's end to the next. */
        VALUE_ON_A_DAY;

        boolean isShare() {
            return this == SHARE_ON_A_DAY || this == SHARE_OF_A_YEAR;
        }
    }

    /** What stands behind the number. */
    public enum Subject {
        PERSON(
                "người",
                "JOIN person_card c ON c.id = l.id",
                "c.given_name COLLATE \"vi-x-icu\", c.full_name COLLATE \"vi-x-icu\", c.id"),
        CLASS("lớp", "JOIN training_class k ON k.id = l.id", "k.last_day, k.code"),
        RECOMMENDATION(
                "kiến nghị",
                "JOIN published_recommendation r ON r.recommendation_id = l.id",
                "r.answer_by, r.class_id, r.no"),
        NOTHING("", "", "");

        private final String unit;
        private final String join;
        private final String order;

        Subject(String unit, String join, String order) {
            this.unit = unit;
            this.join = join;
            this.order = order;
        }

        /** SQL: what the list is sorted by, joined to the lines {@code l}. */
        String join() {
            return join;
        }

        /** SQL: in which order the list is read. */
        String order() {
            return order;
        }

        /** Vietnamese counting word. */
        public String unit() {
            return unit;
        }
    }

    private final String label;
    private final String meaning;
    private final Shape shape;
    private final Subject subject;
    private final String lines;

    Measure(String label, String meaning, Shape shape, Subject subject, String lines) {
        this.label = label;
        this.meaning = meaning;
        this.shape = shape;
        this.subject = subject;
        this.lines = lines;
    }

    /** People of finished classes of the year who were sent from where the scheme reaches. A person of two classes counts once. */
    private static String trainees(String counted, String note) {
        return Spans.REACH + """
            SELECT f.one_id AS id, bool_or(%s) AS counted, min(%s) AS note
              FROM training_class k
              JOIN enrolment x ON x.class_id = k.id AND x.state = 'ACTIVE'
              JOIN reach r ON r.organisation_id = x.organisation_id AND k.last_day BETWEEN r.from_day AND r.to_day
              JOIN person_facts f ON f.person_id = x.person_id
             WHERE k.state = 'FINISHED'
               AND k.last_day BETWEEN :from AND :day
             GROUP BY f.one_id
            """.formatted(counted, note);
    }

    static Optional<Measure> of(String word) {
        return Arrays.stream(values()).filter(one -> one.name().equals(word)).findFirst();
    }

    public String label() {
        return label;
    }

    /** One sentence without a full stop: who is counted among whom. */
    public String meaning() {
        return meaning;
    }

    public Shape shape() {
        return shape;
    }

    public Subject subject() {
        return subject;
    }

    /** SQL text, see the class; empty for {@link #BY_HAND}. */
    String lines() {
        return lines;
    }
}
