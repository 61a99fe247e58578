package vn.nguon.news;

import java.time.LocalDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.files.FileStore;
import vn.nguon.files.Pictures;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Fixture: the finished class of 2022 with 91 trainees, one group's field study with two pictures, and two propaganda boards. */
final class WrittenOf {
    static final String CODE = "TD-2022-01";
    static final String TEXT = "Đoạn mở đầu.\n## Kết quả\nĐoạn sau.";

    final long board;
    final Viewer clerk;
    final Viewer second;
    final Viewer foreigner;
    final long classId;
    final String trainee;
    final UUID agreed;
    final UUID notAsked;

    private final JdbcClient jdbc;

    WrittenOf(PlannedDistrict given, JdbcClient jdbc, NguonClock clock, FileStore files) {
        this.jdbc = jdbc;
        given.build();
        clock.travelTo(LocalDateTime.of(2022, 11, 4, 9, 0));
        board = given.organisation("Ban Tuyên giáo Huyện ủy Tương Dương", "BOARD", null, given.district);
        clerk = given.viewer("Kha Thị Tuyết", Role.PROPAGANDA_BOARD, board);
        second = given.viewer("Lô Văn Pảo", Role.PROPAGANDA_BOARD, board);
        var other = given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        foreigner = given.viewer(
                "Moong Thị Mo",
                Role.PROPAGANDA_BOARD,
                given.organisation("Ban Tuyên giáo Huyện ủy Kỳ Sơn", "BOARD", null, other));
        classId = given.trainingClass(CODE, 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        jdbc.sql(
                        "UPDATE training_class SET public_name = 'Bồi dưỡng kỹ năng lãnh đạo, quản lý cấp xã', venue = 'Hội trường huyện' WHERE id = :id")
                .param("id", classId)
                .update();
        jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on, office)
                        SELECT gen_random_uuid(), :class, p.id, n.organisation_id, replace(o.name, 'Đảng ủy ', ''), 'ACTIVE', '2022-09-25', ''
                          FROM person p
                         CROSS JOIN LATERAL (SELECT min(organisation_id) AS organisation_id FROM planning_entry WHERE person_id = p.id) n
                          JOIN organisation_card o ON o.id = n.organisation_id
                         ORDER BY p.id LIMIT 91
                        """).param("class", classId).update();
        trainee = jdbc.sql("SELECT full_name FROM roster_line WHERE class_id = :class ORDER BY enrolment_id LIMIT 1")
                .param("class", classId)
                .query(String.class)
                .single();
        jdbc.sql(
                        "INSERT INTO field_study (class_id, topic, first_day, last_day) VALUES (:class, 'Sinh hoạt chi bộ', '2022-10-25', '2022-10-26')")
                .param("class", classId)
                .update();
        var group = jdbc.sql("""
                        INSERT INTO field_group (ref, class_id, no, name, site_id, site_name)
                        VALUES (gen_random_uuid(), :class, 1, 'Tổ 1', :site, 'Xã Mai Sơn') RETURNING id
                        """)
                .param("class", classId)
                .param("site", given.committees.values().iterator().next())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO finding (ref, group_id, no, kind, body, at, account_id, actor)
                        VALUES (gen_random_uuid(), :group, 1, 'RESULT', 'Chi bộ họp đều', :at, :account, 'Tổ 1')
                        """)
                .param("group", group)
                .param("at", java.time.OffsetDateTime.now(clock))
                .param("account", clerk.id().value())
                .update();
        agreed = photo(clock, files, group, "GIVEN", 64);
        notAsked = photo(clock, files, group, "NOT_ASKED", 65);
    }

    private UUID photo(NguonClock clock, FileStore files, long group, String consent, int width) {
        var ref = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO field_photo (ref, group_id, file_id, width, height, caption, alternative, consent, consent_note, added_at, account_id, actor)
                        VALUES (:ref, :group, :file, :width, 48, 'Họp tại bản', 'Tám người ngồi quanh bàn dài', :consent, 'Tổ trưởng hỏi', :at, :account, 'Tổ 1')
                        """)
                .param("ref", ref)
                .param("group", group)
                .param(
                        "file",
                        files.keep(Pictures.jpeg(width, 48), "image/jpeg").id())
                .param("width", width)
                .param("consent", consent)
                .param("at", java.time.OffsetDateTime.now(clock))
                .param("account", clerk.id().value())
                .update();
        return ref;
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }

    static StoryText text(String title, String body) {
        return new StoryText(title, "Sapô của tin.", body, "Tin hoạt động", "Kha Thị Tuyết", "Ban Tuyên giáo Huyện ủy");
    }

    /** A draft with everything that publishing asks for. */
    UUID draft(Stories stories, String title, String body) {
        var ref = done(stories.begin(clerk, null, CODE, title));
        done(stories.write(clerk, ref, CODE, text(title, body), 0));
        return ref;
    }

    /** @return its slug */
    static String published(Publishing publishing) {
        return switch (publishing) {
            case Publishing.Published done -> done.slug();
            case Publishing.Unconfirmed(var warnings) -> throw new AssertionError(warnings);
            case Publishing.Refused(var refusal) -> throw new AssertionError(refusal.code());
        };
    }
}
