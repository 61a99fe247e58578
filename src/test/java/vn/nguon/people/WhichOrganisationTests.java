package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationChoice;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.units.OrganisationFilters;
import vn.nguon.units.OrganisationInputs;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;

/** Lists filtered by organisation by who looks into too many to pick from: a name is typed. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class WhichOrganisationTests {

    @Autowired
    OrganisationFilters filters;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    OrganisationInputs inputs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer board;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
    }

    private OrganisationId beneath(String name, OrganisationId superior) {
        var id = jdbc.sql("INSERT INTO organisation (ref) VALUES (gen_random_uuid()) RETURNING id")
                .query(Long.class)
                .single();
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                VALUES (:id, :name, :name, 'OTHER', 'PARTY', :superior, '[2010-01-01,)')
                """)
                .param("id", id)
                .param("name", name)
                .param("superior", superior.value())
                .update();
        return new OrganisationId(id);
    }

    private void manyMore() {
        for (var n = 1; n <= 200; n++) beneath("Chi bộ Khe Bố " + n, given.district);
    }

    private OrganisationFilter typed(String asked) {
        return filters.typed(board, ListQuery.from(Map.of("noi", asked), "ten"), "noi", "Tổ chức");
    }

    private List<String> asked(String name) {
        return Objects.requireNonNull(typed(name).question()).fitting().stream()
                .map(OrganisationChoice::name)
                .toList();
    }

    private Document page(String address) throws Exception {
        return page(address, board);
    }

    private Document page(String address, Viewer who) throws Exception {
        var result = mvc.get().uri(address).with(SignIn.as(who)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(result.getResponse().getContentAsString());
    }

    @Test
    void aListIsForFewAndAFieldForMany() throws Exception {
        assertThat(filters.many(board)).isFalse();
        assertThat(page("/can-bo").select("select#don-vi")).hasSize(1);
        assertThat(page("/quy-hoach").select("select#to-chuc")).hasSize(1);
        assertThat(page("/boi-duong/hoc-nhieu-lan").select("select#noi")).hasSize(1);
        manyMore();
        assertThat(filters.many(board)).isTrue();
        assertThat(page("/can-bo").select("input#don-vi")).hasSize(1);
        for (var list : List.of("/quy-hoach", "/quy-hoach/chuc-danh"))
            assertThat(page(list).select("input#to-chuc")).as(list).hasSize(1);
        for (var list : List.of("/boi-duong/chua-hoc", "/boi-duong/hoc-nhieu-lan"))
            assertThat(page(list).select("input#noi")).as(list).hasSize(1);
        // who looks into the neighbour only is asked as before
        assertThat(filters.many(given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"))))
                .isFalse();
    }

    @Test
    void aNameMeansTheOneThatIsCalledSo() {
        var ngaMy = given.committee("Xã Nga My");
        for (var name : List.of("Đảng ủy Xã Nga My", "nga my", "xa nga my (huyen uy tuong duong)", "NGA"))
            assertThat(typed(name)).as(name).satisfies(found -> {
                assertThat(found.id()).isEqualTo(ngaMy);
                assertThat(found.ref()).isEqualTo(given.ref(ngaMy));
                assertThat(found.field().value()).isEqualTo("Đảng ủy Xã Nga My (Huyện ủy Tương Dương)");
                assertThat(found.question()).isNull();
            });
        assertThat(typed(given.ref(ngaMy).toString()).field().value())
                .isEqualTo("Đảng ủy Xã Nga My (Huyện ủy Tương Dương)");
        assertThat(typed("").id()).isNull();
        assertThat(typed("?!").id()).isNull();
    }

    @Test
    void severalAreAskedAboutAndNobodyIsListedMeanwhile() {
        assertThat(asked("xa tam"))
                .containsExactly(
                        "Đảng ủy Xã Tam Hợp (Huyện ủy Tương Dương)",
                        "Đảng ủy Xã Tam Đình (Huyện ủy Tương Dương)",
                        "Đảng ủy Xã Tam Thái (Huyện ủy Tương Dương)",
                        "Đảng ủy Xã Tam Quang (Huyện ủy Tương Dương)");
        assertThat(typed("xa tam").id()).isEqualTo(new OrganisationId(Long.MAX_VALUE));
        assertThat(typed("xa tam").ref()).isNotNull();
        assertThat(asked("quỳ hợp")).isEmpty();
        assertThat(typed("quy hop").id()).isNotNull();
        assertThat(typed(given.ref(given.neighbour).toString()).id()).isNull();
        // the whole name is meant though others go on from it; two of one name are told apart by what stands above
        assertThat(typed("Huyện ủy Tương Dương").id()).isEqualTo(given.district);
        var one = beneath("Tổ công tác Hoa Ban", given.district);
        var other = beneath("Tổ công tác Hoa Ban", given.committee("Xã Nga My"));
        assertThat(asked("to cong tac hoa ban"))
                .containsExactly(
                        "Tổ công tác Hoa Ban (Đảng ủy Xã Nga My)", "Tổ công tác Hoa Ban (Huyện ủy Tương Dương)");
        assertThat(typed("Tổ công tác Hoa Ban (Đảng ủy Xã Nga My)").id()).isEqualTo(other);
        assertThat(typed("tổ công tác hoa ban (huyện ủy tương dương)").id()).isEqualTo(one);
    }

    @Test
    void moreThanTwentyAreNotOffered() {
        manyMore();
        assertThat(asked("khe bo")).hasSize(20).first().isEqualTo("Chi bộ Khe Bố 1 (Huyện ủy Tương Dương)");
        assertThat(Objects.requireNonNull(typed("khe bo").question()).more()).isTrue();
        assertThat(typed("chi bộ khe bố 2").field().value()).isEqualTo("Chi bộ Khe Bố 2 (Huyện ủy Tương Dương)");
    }

    private record Sent(Form form, OrganisationInputs.Asked asked) {}

    private Sent sent(String typed) {
        var form = new Form(Map.of("noi", List.of(typed)));
        return new Sent(form, inputs.ask(form, "noi", "Tổ chức", inputs.on(board.today())));
    }

    @Test
    void aFormListsFewAndLetsOneOfManyBeTyped() {
        var ngaMy = given.ref(given.committee("Xã Nga My"));
        assertThat(sent(ngaMy.toString()).form().field("noi").options())
                .extracting(Option::label)
                .contains("Đảng ủy Xã Nga My", "Huyện ủy Tương Dương");
        assertThat(sent(ngaMy.toString()).asked().ref()).isEqualTo(ngaMy);
        assertThat(sent("").asked().ref()).isNull();
        manyMore();
        for (var typed : List.of("nga my", "Đảng ủy Xã Nga My (Huyện ủy Tương Dương)", ngaMy.toString())) {
            var one = sent(typed);
            assertThat(one.asked().ref()).as(typed).isEqualTo(ngaMy);
            assertThat(one.form().ok()).as(typed).isTrue();
            assertThat(one.form().field("noi").value()).as(typed).isEqualTo("Đảng ủy Xã Nga My (Huyện ủy Tương Dương)");
            assertThat(one.form().field("noi").options()).as(typed).isEmpty();
        }
        assertThat(sent("").form().ok()).isTrue();
        assertThat(sent("").asked().ref()).isNull();
        // no door: the neighbour's too
        assertThat(sent(given.ref(given.neighbour).toString()).asked().ref()).isEqualTo(given.ref(given.neighbour));
    }

    @Test
    void thePagesOfAnOrganisationAndAnAccountHaveAListOrAField() throws Exception {
        var administrator = given.viewer("Quản Trị Bản Vẽ", Role.ADMINISTRATOR, given.district);
        var account = jdbc.sql("SELECT ref FROM account WHERE id = :id")
                .param("id", board.id().value())
                .query(java.util.UUID.class)
                .single();
        var pages = List.of("/to-chuc/" + given.ref(given.committee("Xã Nga My")), "/quan-tri/tai-khoan/" + account);
        var fields = List.of(List.of("giu-ho-so", "giu-so", "giu-viec"), List.of("to-chuc"));
        for (var n = 0; n < pages.size(); n++)
            for (var field : fields.get(n))
                assertThat(page(pages.get(n), administrator).select("select#" + field + " option"))
                        .as(field)
                        .hasSizeGreaterThan(10);
        manyMore();
        for (var n = 0; n < pages.size(); n++)
            for (var field : fields.get(n))
                assertThat(page(pages.get(n), administrator).select("input[type=text]#" + field))
                        .as(field)
                        .hasSize(1);
    }

    @Test
    void aFormAsksWhichOfSeveralIsMeant() {
        manyMore();
        var several = sent("xa tam");
        assertThat(several.asked().ref()).isNull();
        assertThat(several.form().problems())
                .extracting(Form.Problem::sentence)
                .containsExactly("Có 5 tổ chức tên như vậy. Chọn một trong danh sách");
        var options = several.form().field("noi").options();
        assertThat(options).hasSize(5);
        assertThat(sent(options.getLast().value()).form().field("noi").value())
                .isEqualTo(options.getLast().label());
        assertThat(sent("khe bo").form().problems().getFirst().sentence()).startsWith("Nhiều tổ chức");
        for (var nobody : List.of("khong co", "?!", "00000000-0000-0000-0000-000000000000"))
            assertThat(sent(nobody).form().problems().getFirst().sentence())
                    .as(nobody)
                    .startsWith("Không có tổ chức nào tên như vậy");
    }

    @Test
    void thePageAsksAndTheAnswerIsALink() throws Exception {
        manyMore();
        for (var list : Map.of("/can-bo", "don-vi", "/quy-hoach", "to-chuc", "/boi-duong/chua-hoc", "noi")
                .entrySet()) {
            var question = page(list.getKey() + "?xep=-ten&" + list.getValue() + "=xa tam");
            assertThat(question.select("main table")).isEmpty();
            assertThat(question.select("main").text()).contains("4 tổ chức có tên khớp với “xa tam”");
            var link = question.select("main .task-name a").first();
            assertThat(Objects.requireNonNull(link).attr("href"))
                    .isEqualTo(list.getKey() + "?xep=-ten&" + list.getValue() + "="
                            + given.ref(given.committee("Xã Tam Hợp")));
            assertThat(page(link.attr("href")).select("#" + list.getValue()).val())
                    .isEqualTo("Đảng ủy Xã Tam Hợp (Huyện ủy Tương Dương)");
            assertThat(page(list.getKey() + "?" + list.getValue() + "=khong co")
                            .select("main .empty")
                            .text())
                    .contains("Không có tổ chức nào tên “khong co”");
        }
    }
}
