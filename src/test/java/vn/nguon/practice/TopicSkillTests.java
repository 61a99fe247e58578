package vn.nguon.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.programmes.ProgrammeCopied;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/** Which topics serve which of the five skills: set by who keeps the programme, read by who may read it, taken along to the next version. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class TopicSkillTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    TopicSkills skills;

    @Autowired
    PlannedDistrict given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    Viewer centre;
    Viewer approver;
    ProgrammeId id = new ProgrammeId(1);
    UUID ref = UUID.randomUUID();
    UUID first = UUID.randomUUID();

    @BeforeEach
    void aProgrammeOfTwoTopics() {
        given.build();
        centre = given.viewer("Moong Văn Chắn", Role.CENTRE, given.centre);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
        id = programme();
        ref = jdbc.sql("SELECT ref FROM programme WHERE id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .single();
        first = topic(id, 1, "Xây dựng nghị quyết");
        topic(id, 2, "Công tác dân vận");
    }

    private ProgrammeId programme() {
        return new ProgrammeId(
                jdbc.sql("""
                        INSERT INTO programme (ref, title, organisation_id, made_at, frozen_at)
                        VALUES (gen_random_uuid(), 'Bồi dưỡng', :centre, '2022-09-01', '2022-09-20') RETURNING id
                        """).param("centre", given.centre).query(Long.class).single());
    }

    private UUID topic(ProgrammeId programme, int no, String title) {
        return jdbc.sql("""
                        INSERT INTO programme_item (ref, programme_id, order_no, kind, topic_no, title, periods)
                        VALUES (gen_random_uuid(), :programme, :no, 'TOPIC', :no, :title, 8) RETURNING ref
                        """)
                .param("programme", programme.value())
                .param("no", no)
                .param("title", title)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(Viewer who) {
        return mvc.get()
                .uri("/chuong-trinh/" + ref + "/nam-mat")
                .with(SignIn.as(who.id()))
                .exchange();
    }

    private MvcTestResult post(Viewer who, String... fields) {
        var request = mvc.post()
                .uri("/chuong-trinh/" + ref + "/nam-mat")
                .with(SignIn.as(who.id()))
                .with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static int status(MvcTestResult result) {
        return result.getResponse().getStatus();
    }

    @Test
    void whoKeepsTheProgrammeTicksAlsoForAVersionInUse() {
        var seen = page(get(centre)).select("input[name=da-xem]").val();
        assertThat(status(post(centre, "da-xem", seen, "cd-1", "LEAD", "cd-1", "CARRY_OUT")))
                .isEqualTo(303);
        var kept = page(get(centre));
        assertThat(kept.select("input[name=cd-1][checked]").eachAttr("value")).containsExactly("LEAD", "CARRY_OUT");
        assertThat(kept.select("main").text()).contains("1 trên 2");
        var now = kept.select("input[name=da-xem]").val();
        assertThat(status(post(centre, "da-xem", now))).isEqualTo(303);
        assertThat(page(get(centre)).select("input[checked]")).isEmpty();
    }

    @Test
    void wordThatIsNotOneOfTheFiveIsRefusedAndWhatWasTickedStays() {
        var result = post(centre, "da-xem", "0", "cd-1", "LEAD", "cd-2", "SING");
        assertThat(status(result)).isEqualTo(422);
        assertThat(page(result).select(".error").text()).contains("Chọn lại");
        assertThat(page(result).select("input[name=cd-1][checked]").eachAttr("value"))
                .containsExactly("LEAD");
    }

    @Test
    void whoSavesOnAnOldPageDoesNotUndoWhatOthersDid() {
        var seen = page(get(centre)).select("input[name=da-xem]").val();
        skills.set(centre, ref, Map.of(first, List.of("RUN")));
        assertThat(status(post(centre, "da-xem", seen, "cd-1", "LEAD"))).isEqualTo(409);
        assertThatThrownBy(() -> skills.set(centre, ref, Map.of(), Integer.parseInt(seen)))
                .isInstanceOf(Stale.class);
        assertThat(page(get(centre)).select("input[checked]").eachAttr("value")).containsExactly("RUN");
    }

    @Test
    void approverReadsAndOthersDoNotFindIt() {
        skills.set(centre, ref, Map.of(first, List.of("RUN", "LEAD")));
        jdbc.sql("INSERT INTO programme_reader (programme_id, organisation_id) VALUES (:id, :standing)")
                .param("id", id.value())
                .param("standing", given.standing)
                .update();
        var read = page(get(approver));
        assertThat(read.select("tbody tr").first().text()).contains("Lãnh đạo, Điều hành");
        assertThat(read.select("main form")).isEmpty();
        assertThat(status(post(approver, "da-xem", "0"))).isEqualTo(403);
        assertThatThrownBy(() -> skills.set(approver, ref, Map.of(first, List.of("RUN"))))
                .isInstanceOf(Forbidden.class);
        var other = given.organisation("Trung tâm Chính trị huyện Quỳ Hợp", "POLITICAL_CENTRE", null, null);
        assertThat(status(get(given.viewer("Kha Văn Dần", Role.CENTRE, other)))).isEqualTo(404);
        assertThatThrownBy(() -> skills.set(centre, ref, Map.of(UUID.randomUUID(), List.of("RUN"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nextVersionBeginsWithWhatTheTopicsServed() {
        skills.set(centre, ref, Map.of(first, List.of("RUN", "LEAD")));
        var copy = programme();
        var same = topic(copy, 1, "Xây dựng nghị quyết");
        topic(copy, 2, "Công tác dân vận");
        events.publishEvent(new ProgrammeCopied(id, copy));
        assertThat(jdbc.sql(
                                "SELECT t.skill FROM topic_skill t JOIN programme_item i ON i.id = t.item_id WHERE i.ref = :ref ORDER BY 1")
                        .param("ref", same)
                        .query(String.class)
                        .list())
                .containsExactly("LEAD", "RUN");
    }
}
