package vn.nguon.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Caller;
import vn.nguon.audit.Audit;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** What keeps an installation running, on an administrator's home: each line by its cause, the most pressing first, nobody else's. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class AdministratorHomeTests {
    @TempDir
    static Path data;

    @DynamicPropertySource
    static void itsOwnFolder(DynamicPropertyRegistry properties) {
        properties.add("nguon.data", data::toString);
        properties.add("nguon.public-url", () -> "https://nguon.example.vn");
    }

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Audit audit;

    private FinishedClass given;
    private Viewer admin;

    @BeforeEach
    void november2022() throws Exception {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        admin = given.viewer("Quản Trị", Role.ADMINISTRATOR, null);
        Files.deleteIfExists(data.resolve("last-backup"));
        jdbc.sql("DELETE FROM scheduled_tasks").update();
        jdbc.sql("DELETE FROM event_publication").update();
        jdbc.sql("DELETE FROM audit_unsealed").update();
    }

    private Document home(Viewer viewer) {
        return new Caller(mvc, viewer).page("/viec-can-lam");
    }

    private List<Element> lines() {
        return home(admin).select("section:has(h2:containsOwn(Cần xử lý)) .task");
    }

    private Element line(String text) {
        return lines().stream()
                .filter(line -> line.text().replace('\u00a0', ' ').contains(text))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> figures() {
        return home(admin).select(".figures > div").stream()
                .collect(Collectors.toMap(
                        one -> one.select("dt").text(),
                        one -> one.select("dd").text().replace('\u00a0', ' ')));
    }

    @Test
    void showsNobodyElse() {
        for (var viewer : new Viewer[] {given.clerk, given.boardStaff, given.stranger})
            assertThat(home(viewer).text()).doesNotContain("Cần xử lý", "Tình trạng hệ thống");
    }

    @Test
    void tellsOfRolesThatWaitForASecondPerson() {
        assertThat(line("có vai trò chờ xác nhận")).isNull();
        jdbc.sql("""
                        INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at)
                        VALUES (gen_random_uuid(), :account, 'APPROVER', :at, daterange('2022-01-01', NULL), '2022-01-01 08:00+07')
                        """)
                .param("account", given.stranger.id().value())
                .param("at", given.standing.value())
                .update();
        var line = line("1 tài khoản có vai trò chờ xác nhận");
        assertThat(line.text()).contains("chờ từ 01/01/2022", "Chờ người thứ hai");
        assertThat(line.select("a").attr("href")).isEqualTo("/quan-tri/tai-khoan");
        assertThat(home(admin).text()).doesNotContain("Chưa có việc nào chờ");
    }

    @Test
    void tellsOfSlipsWhoseCodeRanOutUnused() {
        var account = given.account("Lữ Thị Ánh");
        jdbc.sql("UPDATE account SET password_hash = NULL WHERE id = :id")
                .param("id", account.value())
                .update();
        var code = jdbc.sql("""
                        INSERT INTO one_time_code (account_id, code_hash, made_at, expires_at)
                        VALUES (:account, 'x', '2022-10-01', '2022-10-15')
                        """).param("account", account.value());
        code.update();
        var line = line("1 tài khoản có mã một lần quá hạn");
        assertThat(line.select(".tag-late")).hasSize(1);
        assertThat(listed(line)).containsExactly("Lữ Thị Ánh");
        jdbc.sql("UPDATE one_time_code SET used_at = '2022-10-16'").update();
        assertThat(line("mã một lần quá hạn")).as("another was printed").isNull();
    }

    @Test
    void tellsOfRolesThatEndSoonAndOfNamesThatAreGuessedAt() {
        assertThat(line("sắp hết hạn")).isNull();
        jdbc.sql("UPDATE account_grant SET valid = daterange('2022-01-01', :end) WHERE account_id = :account")
                .param("account", given.clerk.id().value())
                .param("end", FinishedClass.DAY.plusDays(11))
                .update();
        var ending = line("1 tài khoản có vai trò sắp hết hạn");
        assertThat(ending.text()).contains("Sớm nhất");
        assertThat(listed(ending)).containsExactly(given.clerk.name());

        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        var guess = "INSERT INTO sign_in_failure (key, failures, last_at) VALUES (:key, :times, :at)";
        jdbc.sql(guess)
                .param("key", "ten:giam.doc")
                .param("times", 12)
                .param("at", now.minusHours(2))
                .update();
        jdbc.sql(guess)
                .param("key", "ten:anh.lu")
                .param("times", 9)
                .param("at", now)
                .update();
        jdbc.sql(guess)
                .param("key", "ten:cu.ky")
                .param("times", 50)
                .param("at", now.minusDays(2))
                .update();
        jdbc.sql(guess)
                .param("key", "may:10.0.0.7")
                .param("times", 90)
                .param("at", now)
                .update();
        assertThat(line("1 tên đăng nhập bị nhập sai từ 10 lần")).isNotNull();
        var names = new Caller(mvc, admin).page("/quan-tri/tai-khoan").select("section:has(#nhap-sai) tbody th");
        assertThat(names.eachText()).containsExactly("giam.doc");
    }

    private List<String> listed(Element line) {
        return new Caller(mvc, admin)
                .page(line.select("a").attr("href"))
                .select("table:has(caption:containsOwn(Tài khoản)) tbody th")
                .eachText();
    }

    @Test
    void namesTheBodiesForWhichNobodyCanAct() {
        var bare = new Caller(mvc, admin).page("/quan-tri/tai-khoan/to-chuc");
        var count = bare.select("tbody th").size();
        assertThat(line(count + " tổ chức chưa có tài khoản nào").select("a").attr("href"))
                .isEqualTo("/quan-tri/tai-khoan/to-chuc");
        var name = bare.select("tbody th").first().text();
        var id = jdbc.sql("SELECT id FROM organisation_card WHERE name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
        given.viewer("Lương Văn Ón", Role.COMMUNE, new vn.nguon.shared.OrganisationId(id));
        var after = new Caller(mvc, admin).page("/quan-tri/tai-khoan/to-chuc");
        assertThat(after.select("tbody th").eachText()).doesNotContain(name).hasSize(count - 1);
        jdbc.sql("UPDATE account SET closed_on = :day WHERE display_name = 'Lương Văn Ón'")
                .param("day", FinishedClass.DAY)
                .update();
        assertThat(new Caller(mvc, admin)
                        .page("/quan-tri/tai-khoan/to-chuc")
                        .select("tbody th")
                        .eachText())
                .as("a closed account acts for nobody")
                .contains(name);
    }

    @Test
    void tellsThatNothingWasBackedUpAndWhenItWas() throws Exception {
        assertThat(line("Chưa sao lưu lần nào").select(".tag-late")).hasSize(1);
        assertThat(figures()).containsEntry("Sao lưu lần cuối", "Chưa có");
        var now = new NguonClock("").instant();
        Files.writeString(data.resolve("last-backup"), now.minus(java.time.Duration.ofDays(3)) + "\n");
        assertThat(line("Sao lưu lần cuối đã 3 ngày").select(".tag-due")).hasSize(1);
        Files.writeString(data.resolve("last-backup"), now.minus(java.time.Duration.ofDays(9)) + "\n");
        assertThat(line("Sao lưu lần cuối đã 9 ngày").select(".tag-late")).hasSize(1);
        Files.writeString(data.resolve("last-backup"), now.minus(java.time.Duration.ofHours(3)) + "\n");
        assertThat(line("ao lưu lần")).isNull();
        Files.writeString(data.resolve("last-backup"), "hôm qua\n");
        assertThat(line("Chưa sao lưu lần nào")).isNotNull();
        assertThat(figures().get("Chỗ trống trên đĩa")).matches("[\\d.,]+ GB ?trong [\\d.,]+ GB");
    }

    @Test
    void tellsOfJobsAndEventsThatDidNotGetDone() {
        assertThat(lines()).noneMatch(line -> line.text().contains("chạy nền"));
        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        job("failing", now.plusMinutes(5), 3);
        job("waiting", now.minusHours(1), 0);
        job("on-time", now.plusHours(1), 0);
        jdbc.sql("""
                        INSERT INTO event_publication (id, listener_id, event_type, serialized_event, publication_date)
                        VALUES (gen_random_uuid(), 'l', 'e', '{}', :old), (gen_random_uuid(), 'l', 'e', '{}', :now)
                        """).param("old", now.minusHours(2)).param("now", now).update();
        assertThat(line("1 việc chạy nền bị hỏng")).isNotNull();
        assertThat(line("1 việc chạy nền quá giờ")).isNotNull();
        assertThat(line("1 việc tiếp theo")).isNotNull();
        assertThat(lines().getFirst().select(".tag-late"))
                .as("the most pressing first")
                .hasSize(1);
        assertThat(lines().getLast().select(".tag-todo")).hasSize(1);
    }

    private void job(String name, OffsetDateTime at, int failures) {
        jdbc.sql("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                        VALUES (:name, 'one', :at, false, :failures, 1)
                        """)
                .param("name", name)
                .param("at", at)
                .param("failures", failures)
                .update();
    }

    @Test
    void tellsWhenTheRecordIsNotSealed() {
        assertThat(figures()).containsEntry("Nhật ký niêm phong lần cuối", "Chưa lần nào");
        audit.record(admin, "READ", "person", 1, "Đọc", Map.of());
        assertThat(line("Nhật ký chưa được niêm phong"))
                .as("within its minutes")
                .isNull();
        clock.travelTo(FinishedClass.DAY.atTime(9, 30));
        assertThat(line("Nhật ký chưa được niêm phong").text()).contains("1 dòng", "09:00");
        jdbc.sql("INSERT INTO audit_seal (sealed_at, entries, root, prev) VALUES (:at, '{[1,2)}', sha256(''), '')")
                .param("at", OffsetDateTime.now(clock).minusMinutes(1))
                .update();
        assertThat(line("Nhật ký chưa được niêm phong")).as("sealing goes on").isNull();
    }

    @Test
    void countsTheValuesThatNobodyHasADocumentFor() {
        var line = line("giá trị quy định còn là mặc định");
        var rows = new Caller(mvc, admin).page(line.select("a").attr("href")).select("tbody tr");
        assertThat(line.text().replace('\u00a0', ' ')).startsWith(rows.size() + " giá trị");
        assertThat(rows).hasSizeGreaterThan(5).allMatch(row -> row.text().contains("Mặc định, chưa có văn bản"));
        assertThat(line("ngày nghỉ, làm bù sắp tới")).isNotNull();
        assertThat(line("Chưa có ngày nghỉ lễ, tết nào")).isNull();
        jdbc.sql("DELETE FROM public_holiday").update();
        assertThat(line("Chưa có ngày nghỉ lễ, tết nào của năm 2022")).isNotNull();
    }
}
