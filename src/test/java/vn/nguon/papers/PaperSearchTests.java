package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource.Hit;

/** Papers in the top bar's search: by whom they are found, and that nobody learns a hidden name from it. */
@SpringBootTest
@Transactional
class PaperSearchTests {
    private static final String WORDS = "sinh hoat chi bo";

    @Autowired
    PaperSearch search;

    @Autowired
    Papers papers;

    @Autowired
    Markers markers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private MarkedClass of;
    private Trainee an;
    private Viewer marker;

    @BeforeEach
    void aPaperHandedIn() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        of = new MarkedClass(jdbc);
        an = of.trainee("Vi Văn An");
        marker = of.marker(markers, "Lê Thị Bình");
        of.handIn(papers, an, "Đề án", "Sinh hoạt chi bộ ở bản xa");
    }

    private List<Hit> find(Viewer viewer, String words) {
        return search.find(viewer, words, 9);
    }

    private void way(String marking, boolean topicShown) {
        jdbc.sql("""
                        INSERT INTO paper_setting (class_id, marking, part_id, shows_commune)
                        SELECT :class, :way, a.id, :shown FROM assessment_part a WHERE a.ref = :part
                        ON CONFLICT (class_id) DO UPDATE SET marking = excluded.marking, part_id = excluded.part_id, shows_commune = excluded.shows_commune
                        """)
                .param("class", of.given.id.value())
                .param("way", marking)
                .param("shown", topicShown)
                .param("part", of.part)
                .update();
    }

    private void deal() {
        jdbc.sql("""
                        INSERT INTO marking (paper_id, turn, marker_id, dealt_at)
                        SELECT p.id, 1, a.person_id, '2022-11-02' FROM paper p, person_account a
                         WHERE p.enrolment_id = :enrolment AND a.account_id = :account
                        """)
                .param("enrolment", an.enrolment())
                .param("account", marker.id().value())
                .update();
    }

    @Test
    void traineeFindsTheOwnPaperAndTheSchoolTheirsByName() {
        assertThat(find(of.trainees.get(an), WORDS)).singleElement().satisfies(hit -> {
            assertThat(hit.href()).isEqualTo("/bai-nop/" + of.code());
            assertThat(hit.note()).contains("Bài của bạn");
        });
        assertThat(find(of.school, "chất lượng sinh")).singleElement().satisfies(hit -> {
            assertThat(hit.href()).startsWith("/bai-nop/tep/").endsWith("/bia");
            assertThat(hit.note()).contains("Vi Văn An");
        });
        assertThat(find(of.school, "hoat dong")).isEmpty();
        assertThat(find(of.school, "%%")).isEmpty();
    }

    @Test
    void anotherTraineeAndAnotherSchoolFindNothing() {
        var other = of.trainee("Lô Thị Mến");
        assertThat(find(of.trainees.get(other), WORDS)).isEmpty();
        assertThat(find(new MarkedClass(jdbc).school, WORDS)).isEmpty();
        var clerk = of.given.staff("Nguyễn Thị Hải", Role.COMMUNE, of.given.commune, MarkedClass.DAY);
        assertThat(find(clerk, WORDS)).isEmpty();
    }

    @Test
    void markerByNameFindsTheNameAndMarkerByNumberNeverDoes() {
        way("OPEN", false);
        assertThat(find(marker, WORDS))
                .singleElement()
                .satisfies(hit -> assertThat(hit.note()).contains("Vi Văn An"));
        way("ONE", false);
        deal();
        assertThat(find(marker, WORDS)).isEmpty();
        way("ONE", true);
        assertThat(find(marker, WORDS)).singleElement().satisfies(hit -> {
            assertThat(hit.note()).contains("Bài số").doesNotContain("Vi Văn An");
            assertThat(hit.href()).isEqualTo("/cham/%s/%d".formatted(of.code(), of.number(an)));
        });
        assertThat(find(marker, "vi van an")).isEmpty();
        jdbc.sql("UPDATE paper_setting SET released_at = '2022-11-02' WHERE class_id = :class")
                .param("class", of.given.id.value())
                .update();
        assertThat(find(marker, WORDS))
                .singleElement()
                .satisfies(hit -> assertThat(hit.note()).contains("Vi Văn An"));
    }
}
