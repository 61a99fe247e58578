package vn.nguon.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a report counts (tiêu thức). Each is one SQL expression over a line of a {@link Subject}, giving a text: "" when it is not recorded.
 * Where people are counted and one has several values, {@link #SEVERAL} stands for them, so that the parts always sum to the total.
 */
public enum Dimension {
    COMMUNE("don-vi", "Đơn vị", "oc.ref::text", "Chưa ghi", "Nhiều đơn vị"),
    TITLE("chuc-danh", "Chức danh quy hoạch", "l.title", "Chưa ghi", "Nhiều chức danh"),
    TERM("nhiem-ky", "Nhiệm kỳ", "l.term", "Chưa ghi", "Nhiều nhiệm kỳ"),
    SEX("gioi-tinh", "Giới tính", "coalesce(f.sex, '')", "Chưa ghi", "Nhiều giá trị"),
    /** The number of the band, from 0: below the first bound. In full years on the line's day; by the year of birth alone where no day is known. */
    AGE("tuoi", "Nhóm tuổi", """
            coalesce(width_bucket(coalesce(extract(year FROM age(l.age_day::timestamp, f.birth_date::timestamp))::int,
                                           extract(year FROM l.age_day)::int - f.birth_year), CAST(:ages AS int[]))::text, '')""", "Chưa ghi", "Nhiều nhóm"),
    ETHNICITY("dan-toc", "Dân tộc", "f.ethnicity", "Chưa ghi", "Nhiều giá trị"),
    PARTY("dang", "Đảng viên", """
            CASE WHEN y.official_on <= l.age_day THEN 'chinh-thuc' WHEN coalesce(y.probation_on, y.official_on) <= l.age_day THEN 'du-bi' ELSE '' END""", "Chưa ghi", "Nhiều giá trị"),
    DISCIPLINE("ky-luat", "Kỷ luật còn hiệu lực", """
            CASE WHEN EXISTS (SELECT FROM person_discipline d WHERE d.person_id = l.person_id AND d.in_force @> l.age_day) THEN 'co' ELSE 'khong' END""", "Chưa ghi", "Nhiều giá trị"),
    /** The key of the level in the rules; {@link #OTHER} for what none of them begins. */
    THEORY("ly-luan", "Lý luận chính trị", """
            CASE WHEN f.political_theory = '' THEN ''
                 ELSE coalesce((SELECT w.word FROM (SELECT vn_fold(f.political_theory) AS written OFFSET 0) t, unnest(CAST(:theory AS text[])) AS w (word)
                                 WHERE starts_with(t.written, w.word) ORDER BY length(w.word) DESC LIMIT 1), 'khac') END""", "Chưa ghi", "Nhiều giá trị"),
    RESULT("ket-qua", "Kết quả", """
            CASE WHEN r.granted IS NULL THEN '' WHEN NOT r.granted THEN 'khong-dat' WHEN r.band = '' THEN 'dat' ELSE r.band END""", "Chưa có kết quả", "Nhiều kết quả"),
    YEAR("nam", "Năm", "l.year::text", "Chưa ghi", "Nhiều năm"),
    CLASS("lop", "Lớp", "l.code", "Chưa ghi", "Nhiều lớp"),
    TRAINED(
            "boi-duong",
            "Bồi dưỡng",
            "CASE WHEN l.trained THEN 'roi' ELSE 'chua' END",
            "Chưa ghi",
            "Mới học cho một số chức danh");

    /** Stands for several values of one person. */
    static final String SEVERAL = "*";

    /** What none of the known words fits. */
    static final String OTHER = "khac";

    private final String slug;
    private final String label;
    private final String sql;
    private final String unknown;
    private final String several;

    Dimension(String slug, String label, String sql, String unknown, String several) {
        this.slug = slug;
        this.label = label;
        this.sql = sql;
        this.unknown = unknown;
        this.several = several;
    }

    static Optional<Dimension> of(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug.equals(slug)).findFirst();
    }

    /** In addresses. */
    public String slug() {
        return slug;
    }

    /** Heading on screen. */
    public String label() {
        return label;
    }

    String sql() {
        return sql;
    }

    /** @param kept over a line that was counted ahead, where the value stands in a column; the organisation's name is of the map, which is chosen later */
    String sql(boolean kept) {
        return kept && isKept() ? "l." + column() : sql;
    }

    /** Whether the value is worked out when lines are counted ahead. */
    boolean isKept() {
        return switch (this) {
            case COMMUNE, TITLE, TERM, YEAR, CLASS -> false;
            case SEX, AGE, ETHNICITY, PARTY, DISCIPLINE, THEORY, RESULT, TRAINED -> true;
        };
    }

    /** Of report_line. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the row of those for whom it is not recorded. */
    String unknown() {
        return unknown;
    }

    String several() {
        return several;
    }

    /** Kinds of data that only those see who see them in a person's file: small counts of them tell of single people. */
    boolean sensitive() {
        return this == ETHNICITY || this == PARTY || this == DISCIPLINE;
    }

    /** Says for what somebody is planned. */
    boolean ofPlanning() {
        return this == TITLE || this == TERM || this == TRAINED || this == DISCIPLINE;
    }

    /** Few enough values to stand beside each other. */
    boolean fitsColumns() {
        return switch (this) {
            case COMMUNE, TITLE, CLASS -> false;
            case TERM, SEX, AGE, ETHNICITY, PARTY, DISCIPLINE, THEORY, RESULT, YEAR, TRAINED -> true;
        };
    }

    boolean needsFacts() {
        return this == SEX || this == AGE || this == ETHNICITY || this == THEORY;
    }
}
