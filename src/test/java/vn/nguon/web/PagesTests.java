package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.web.RouteRules.Decision;

@SpringBootTest(
        classes = PagesTests.App.class,
        properties = {"nguon.demo=true", "spring.servlet.multipart.max-file-size=10MB"})
@AutoConfigureMockMvc(addFilters = false, print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
class PagesTests {
    static final Viewer HANH = new Viewer(
            new AccountId(1),
            "Vi Thị Hạnh",
            Set.of(Role.CENTRE),
            "Trung tâm Chính trị huyện Tương Dương",
            "Trung tâm Chính trị Tương Dương",
            5,
            LocalDate.of(2022, 10, 18));

    private final MockMvcTester mvc;

    private final RouteRules rules;

    PagesTests(@Autowired MockMvc mvc, @Autowired RouteRules rules) {
        this.mvc = MockMvcTester.create(mvc);
        this.rules = rules;
    }

    @Test
    void showsTheMenuOfTheViewersRolesWithTheCurrentLine() {
        var page =
                html(mvc.get().uri("/tro-giup").requestAttr(Frame.VIEWER, HANH).exchange());

        assertThat(page.select("nav.rail a").eachText()).containsExactly("Việc cần làm 5 việc", "Lớp", "Trợ giúp");
        assertThat(page.select("nav.rail a[aria-current=page]").eachText()).containsExactly("Trợ giúp");
        assertThat(page.select("nav.dock a").eachText()).containsExactly("Việc cần làm", "Lớp", "Trợ giúp", "Thêm");
        assertThat(page.select(".top-brand small").eachText()).contains(HANH.body(), HANH.bodyShort());
        assertThat(page.select("html").attr("lang")).isEqualTo("vi");
        assertThat(page.title()).startsWith("Trợ giúp: ").endsWith(" · Nguồn");
        assertThat(page.select(".trial").text()).contains("Dữ liệu mẫu");
    }

    @Test
    void showsThePublicNoMenu() {
        var page = html(mvc.get().uri("/du-lieu-ca-nhan").exchange());

        assertThat(page.select("nav.rail, nav.dock, .top-links")).isEmpty();
        assertThat(page.select(".foot a").eachAttr("href"))
                .containsExactly("/tro-giup", "/tin", "/kiem-tra", "/du-lieu-ca-nhan");
    }

    @Test
    void asksForNoCsrfTokenOnAPageWithoutForm() {
        mvc.get()
                .uri("/tro-giup")
                .requestAttr(CsrfToken.class.getName(), new Asked())
                .exchange();
        assertThat(html(mvc.get()
                                .uri("/them")
                                .requestAttr(Frame.VIEWER, HANH)
                                .requestAttr(CsrfToken.class.getName(), new DefaultCsrfToken("X", "_csrf", "bi-mat"))
                                .exchange())
                        .select("input[name=_csrf]")
                        .attr("value"))
                .isEqualTo("bi-mat");
    }

    @Test
    void saysTheNewsOfARedirectOnce() {
        var sent = mvc.post().uri("/thu/luu").param("ho-ten", "Lò Văn Ánh").exchange();
        assertThat(sent).hasStatus(303).hasRedirectedUrl("/tro-giup");
        var cookie = Objects.requireNonNull(sent.getResponse().getCookie("tin"));
        assertThat(cookie.isHttpOnly()).isTrue();

        var next = mvc.get().uri("/tro-giup").cookie(cookie).exchange();
        assertThat(html(next).select(".note-done[role=status]").text()).isEqualTo("Đã lưu Lò Văn Ánh");
        assertThat(next.getResponse().getCookie("tin"))
                .satisfies(c -> assertThat(c.getMaxAge()).isZero());
    }

    @Test
    void answersEachRefusalWithItsStatusAndWords() {
        assertThat(problem("/thu/khong-co", 404)).contains("Không tìm thấy");
        assertThat(problem("/thu/khong-duoc", 403)).contains("Chỉ Ban Tổ chức xóa được đợt quy hoạch");
        assertThat(problem("/thu/cu", 409)).contains("Đỗ Thị Ơn vừa sửa buổi này lúc 09:41");
        assertThat(problem("/thu/so/mot", 404)).contains("Không tìm thấy");
        assertThat(problem("/thu/can", 400)).contains("thiếu thông tin");
        assertThat(problem("/thu/luu", 405)).contains("biểu mẫu");
        assertThat(problem("/khong/co/gi", 404)).contains("Không tìm thấy");
    }

    @Test
    void hidesWhatBrokeBehindAnIncidentCode() {
        var text = problem("/thu/hong", 500);
        assertThat(text).containsPattern("báo mã [A-Z][0-9]-[0-9]{5}").doesNotContain("Exception", "Lò Thị Bí Mật");
    }

    @Test
    void sendsProblemsOfTheApiAsJson() {
        var answer = mvc.get().uri("/api/thu/cu").exchange();
        assertThat(answer).hasStatus(409).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:nguon:da-co-nguoi-luu");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("Đỗ Thị Ơn");
    }

    @Test
    void saysWhatFiltersAndViewsLeftBehind() {
        var tooLong = mvc.get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403)
                .requestAttr(WebAttributes.ACCESS_DENIED_403, new MissingCsrfTokenException(null))
                .exchange();
        assertThat(tooLong).hasStatus(403);
        assertThat(html(tooLong).select("h1").text()).isEqualTo("Trang này mở đã lâu");

        var view = mvc.get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new ServletException(new NotFound("thing")))
                .exchange();
        assertThat(view).hasStatus(404);
        assertThat(mvc.get()
                        .uri("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/lop")
                        .exchange())
                .hasStatus(500)
                .hasContentType("application/problem+json");
    }

    @Test
    void opensRoutesByTheirAnnotations() {
        assertThat(rules.decide(get("/tro-giup"), null)).isEqualTo(Decision.ANYONE);
        assertThat(rules.decide(get("/them"), null)).isEqualTo(Decision.SIGN_IN_NEEDED);
        assertThat(rules.decide(get("/them"), HANH)).isEqualTo(Decision.ALLOWED);
        assertThat(rules.decide(get("/thu/cua-trung-tam"), null)).isEqualTo(Decision.SIGN_IN_NEEDED);
        assertThat(rules.decide(get("/thu/cua-trung-tam"), HANH)).isEqualTo(Decision.ALLOWED);
        assertThat(rules.decide(get("/thu/cua-truong"), HANH)).isEqualTo(Decision.DENIED);
        assertThat(rules.decide(get("/thu/cu"), HANH)).as("no rule").isEqualTo(Decision.DENIED);
        assertThat(rules.decide(get("/khong/co/gi"), null)).as("no handler").isEqualTo(Decision.ANYONE);
        assertThat(rules.decide(get("/thu/luu"), null)).as("only POST").isEqualTo(Decision.ANYONE);
    }

    @Test
    void refusesToSendPeopleToAnotherSite() {
        assertThatThrownBy(() -> Views.redirect("https://vi-du.vn")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Views.redirect("//vi-du.vn")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void servesAssetsForAYearUnderTheirHashAndNotUnderAnother() {
        var url = Assets.url("app.css");
        assertThat(mvc.get().uri(url).exchange())
                .hasStatusOk()
                .hasHeader("Cache-Control", "public, max-age=31536000, immutable")
                .bodyText()
                .contains("@import url(\"" + Assets.url("bootstrap.min.css") + "\")");
        assertThat(mvc.get().uri("/assets/0000000000/app.css").exchange()).hasHeader("Cache-Control", "no-store");
        assertThat(mvc.get().uri("/assets/0000000000/js/app.js").exchange()).hasStatusOk();
        assertThat(mvc.get().uri("/assets/0000000000/../application.yaml").exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri(url).header("Accept-Encoding", "gzip").exchange())
                .hasHeader("Content-Encoding", "gzip");
    }

    private String problem(String uri, int status) {
        var answer = mvc.get().uri(uri).exchange();
        assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith("text/html");
        return html(answer).select("main").text();
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private static Document html(MvcTestResult answer) {
        return Jsoup.parse(
                new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Fails when somebody asks. */
    private static final class Asked implements CsrfToken {
        private static final long serialVersionUID = 1L;

        @Override
        public String getHeaderName() {
            return "X";
        }

        @Override
        public String getParameterName() {
            return "_csrf";
        }

        @Override
        public String getToken() {
            throw new AssertionError("asked for the token");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import({
        NguonClock.class,
        WebSetup.class,
        SitePages.class,
        GuidePages.class,
        ErrorPages.class,
        AssetPages.class,
        TrialPages.class
    })
    static class App {
        @Bean
        MenuItem tasks() {
            return new MenuItem(1, "Việc cần làm", Frame.TASKS, "todo", Set.of());
        }

        @Bean
        MenuItem classes() {
            return new MenuItem(2, "Lớp", "/lop", "class", Set.of(Role.CENTRE, Role.SCHOOL));
        }

        @Bean
        MenuItem planning() {
            return new MenuItem(3, "Quy hoạch", "/quy-hoach", "source", Set.of(Role.ORGANISATION_BOARD));
        }

        @Bean
        MenuItem help() {
            return new MenuItem(9, "Trợ giúp", "/tro-giup", "help", Set.of());
        }
    }

    @Controller
    static class TrialPages {
        @PostMapping("/thu/luu")
        ModelAndView save(
                @RequestParam org.springframework.util.MultiValueMap<String, String> params,
                HttpServletResponse response) {
            var form = new Form(params);
            var name = form.text("ho-ten", "Họ và tên", 80).required("Nhập họ và tên");
            return Views.redirect("/tro-giup", response, "Đã lưu " + name.get());
        }

        @Allow({Role.CENTRE, Role.APPROVER})
        @GetMapping("/thu/cua-trung-tam")
        ModelAndView centre() {
            return Views.page("web/help", null);
        }

        @Allow(Role.SCHOOL)
        @GetMapping("/thu/cua-truong")
        ModelAndView school() {
            return Views.page("web/help", null);
        }

        @GetMapping("/thu/khong-co")
        String missing() {
            throw new NotFound("thing");
        }

        @GetMapping("/thu/khong-duoc")
        String forbidden() {
            throw new Forbidden("Chỉ Ban Tổ chức xóa được đợt quy hoạch.");
        }

        @GetMapping({"/thu/cu", "/api/thu/cu"})
        String stale() {
            throw new Stale("Đỗ Thị Ơn vừa sửa buổi này lúc 09:41. Xem thay đổi rồi lưu lại.");
        }

        @GetMapping("/thu/so/{so}")
        String number(@PathVariable int so) {
            return "" + so;
        }

        @GetMapping("/thu/can")
        String needs(@RequestParam String gi) {
            return gi;
        }

        @GetMapping("/thu/hong")
        String broken() {
            throw new IllegalArgumentException("Lò Thị Bí Mật");
        }
    }
}
