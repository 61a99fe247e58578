package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.nguon.accounts.Accounts;
import vn.nguon.accounts.SignIn;
import vn.nguon.accounts.Viewers;
import vn.nguon.people.Fact;
import vn.nguon.people.FactKind;
import vn.nguon.people.Histories;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Organisations;

/**
 * Calls every route of the program as every role at an organisation of another province, and as nobody: it is forbidden, it is not
 * found, or one is sent to sign in; nothing of the demonstration's people, classes and lists is in the answer, and nothing has
 * changed. A new route with a variable that {@link RouteFixtures} does not know fails.
 * <p>Longer than most: the rules and their exceptions are read together.
 */
@SpringBootTest(properties = {"nguon.demo=true", "nguon.today=2026-11-22"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignOrganisationTests {
    record Route(String pattern, RequestMethod method, HandlerMethod handler) {
        boolean hasVariable() {
            return pattern.contains("{");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** Words that are looked for in an answer in one pass, by their first letters. */
    static final class Secrets {
        private static final int HEAD = 4;
        private final Map<String, List<String>> byHead = new HashMap<>();

        Secrets(Set<String> words) {
            for (var word : words)
                if (word.length() > HEAD)
                    byHead.computeIfAbsent(word.substring(0, HEAD), _ -> new ArrayList<>())
                            .add(word);
        }

        Set<String> in(String text) {
            var found = new TreeSet<String>();
            for (int i = 0; i + HEAD <= text.length(); i++)
                for (var word : byHead.getOrDefault(text.substring(i, i + HEAD), List.of()))
                    if (text.startsWith(word, i)) found.add(word);
            return found;
        }
    }

    record Answer(int status, String body, @Nullable String redirect) {}

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Histories histories;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private List<Route> routes = List.of();
    private List<RouteFixtures> classes = List.of();
    private Secrets secrets = new Secrets(Set.of());
    private ForeignWorld world;

    @BeforeAll
    void twoProvinces() {
        routes = routes();
        classes = Stream.of("TD-2022-01", "TD-2026-01", "TD-2026-04")
                .map(code -> new RouteFixtures(jdbc, code))
                .toList();
        secrets = new Secrets(jdbc.sql("""
                SELECT full_name FROM person
                UNION SELECT code FROM person
                UNION SELECT display_name FROM account WHERE display_name NOT IN (SELECT name FROM organisation_card)
                UNION SELECT username FROM account WHERE length(username) > 8
                UNION SELECT code FROM training_class
                UNION SELECT name FROM training_class
                UNION SELECT public_name FROM training_class
                UNION SELECT title FROM programme
                UNION SELECT title FROM programme_item WHERE kind = 'TOPIC'
                UNION SELECT file_name FROM file_import
                UNION SELECT number FROM document
                UNION SELECT topic FROM paper
                UNION SELECT name FROM room
                UNION SELECT title FROM class_material
                """).query(String.class).set());
        commend(RouteFixtures.person(jdbc, "TD-2022-01"));
        world = new ForeignWorld(organisations, accounts, viewer("quantri"), viewer("quantri2"));
    }

    /** The demonstration commends nobody; a fact is needed for the routes of a cadre's history. */
    private void commend(UUID person) {
        var entered = histories.enter(
                viewer("btc.tinh"),
                person,
                new Fact(
                        FactKind.AWARD,
                        FactKind.AWARD.branches().getFirst(),
                        null,
                        "Giấy khen",
                        "Ủy ban nhân dân huyện",
                        "",
                        null,
                        null,
                        null,
                        ""));
        assertThat(entered).isInstanceOf(Outcome.Done.class);
    }

    private Viewer viewer(String username) {
        var id = jdbc.sql("SELECT id FROM account WHERE username = :name")
                .param("name", username)
                .query(Long.class)
                .single();
        return viewers.of(new AccountId(id)).orElseThrow();
    }

    private List<Route> routes() {
        var found = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPathPatternsCondition().getPatternValues())
                for (var method : methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                    found.add(new Route(pattern, method, handler));
        });
        found.sort(Comparator.comparing(Route::toString));
        return found;
    }

    private Answer call(Route route, RouteFixtures fixtures, @Nullable AccountId as) {
        var path = fixtures.fill(route.pattern());
        AbstractMockHttpServletRequestBuilder<?> request;
        if (route.method() == RequestMethod.GET) request = get(path);
        else if (takesFile(route))
            request = multipart(path)
                    .file(new MockMultipartFile("tep", "danh-sach.xlsx", "application/octet-stream", new byte[] {1}));
        else request = post(path);
        fixtures.parameters(route.handler()).forEach(request::param);
        if (as != null) request.with(SignIn.as(as));
        if (route.method() == RequestMethod.POST) request.with(SecurityMockMvcRequestPostProcessors.csrf());
        try {
            var response = mvc.perform(request).andReturn().getResponse();
            return new Answer(
                    response.getStatus(),
                    new String(response.getContentAsByteArray(), StandardCharsets.UTF_8),
                    response.getRedirectedUrl());
        } catch (Exception broke) {
            return new Answer(500, broke.toString(), null);
        }
    }

    private static boolean takesFile(Route route) {
        for (var parameter : route.handler().getMethodParameters())
            if (parameter.getParameterType() == MultipartFile.class) return true;
        return false;
    }

    @Test
    void aForeignOrganisationFindsNothingAndChangesNothing() {
        var wrong = new TreeMap<String, Set<String>>();
        // The administrator last: opening and closing accounts is their work everywhere, and would spoil the fixture
        // for others.
        for (var role : List.of(Role.values()).reversed()) {
            var before = contents(role);
            each((route, fixtures) -> {
                var answer = call(route, fixtures, world.account(role));
                for (var fault : faults(route, answer, role))
                    wrong.computeIfAbsent(route + ": " + fault, _ -> new TreeSet<>())
                            .add(role.name());
            });
            contents(role).forEach((table, content) -> {
                if (!content.equals(before.get(table)))
                    wrong.computeIfAbsent("changed: " + table, _ -> new TreeSet<>())
                            .add(role.name());
            });
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> faults(Route route, Answer answer, Role role) {
        var shut = answer.status() == 403 || answer.status() == 404;
        var keepsAccounts = role == Role.ADMINISTRATOR && ForeignRules.isAdministration(route.pattern());
        if (keepsAccounts || ForeignRules.isShownToAnybody(route.pattern())) return List.of();
        var found = new ArrayList<>(leaks(route, answer));
        if (!shut && !ForeignRules.isOpen(route.method(), route.pattern())) found.add("answers " + answer.status());
        var countsAll = role == Role.ADMINISTRATOR && ForeignRules.isHome(route.pattern());
        if (!shut && !countsAll && ForeignRules.mayNotCount(route.pattern())) found.addAll(counts(answer));
        return found;
    }

    private List<String> leaks(Route route, Answer answer) {
        return secrets.in(answer.body()).stream()
                .filter(secret -> !ForeignRules.isExample(route.pattern(), secret))
                .limit(3)
                .map(secret -> "says " + secret)
                .toList();
    }

    /** A number in the text beside the forms, which explain themselves by examples; nothing of one's own is there to be counted. */
    private static List<String> counts(Answer answer) {
        var main = Jsoup.parse(answer.body()).select("main");
        main.select("h1, form, .hint, details, .d-print-block, .foot").remove(); // what print adds: who, and when
        var text = main.text().replace("22/11/2026", "");
        return ONE_OR_MORE
                .matcher(text)
                .results()
                .map(number -> "counts " + number.group())
                .toList();
    }

    private static final Pattern ONE_OR_MORE = Pattern.compile("[1-9][0-9]*");

    @Test
    void nobodySignedInFindsNothing() {
        var wrong = new TreeSet<String>();
        var before = contents(Role.TRAINEE);
        each((route, fixtures) -> {
            if (ForeignRules.isShownToAnybody(route.pattern())) return;
            var answer = call(route, fixtures, null);
            leaks(route, answer).forEach(leak -> wrong.add(route + ": " + leak));
            var toSignIn = answer.redirect() != null && answer.redirect().startsWith("/dang-nhap");
            if (!toSignIn && !ForeignRules.isForAnybody(route.pattern()))
                wrong.add(route + ": answers " + answer.status());
        });
        assertThat(wrong).isEmpty();
        assertThat(contents(Role.TRAINEE)).isEqualTo(before);
    }

    /**
     * Lecturers, supervisors, class committees and trainees of the very school, and a commune of the very province, who have no part in
     * these classes: nothing with an id of a class, a trainee or a cadre opens for them, and nothing changes.
     */
    @Test
    void aColleagueWithoutAPartFindsNothingAndChangesNothing() {
        var school = organisation("Trường Chính trị tỉnh Nghệ An");
        var commune = world.communeBeneath(organisation("Tỉnh ủy Nghệ An"));
        var colleagues = new EnumMap<Role, AccountId>(Role.class);
        for (var role : List.of(
                Role.LECTURER,
                Role.SUPERVISOR,
                Role.CLASS_COMMITTEE,
                Role.TRAINEE,
                Role.COMMUNE,
                Role.PROPAGANDA_BOARD))
            colleagues.put(
                    role,
                    world.colleague(
                            role,
                            role == Role.COMMUNE || role == Role.PROPAGANDA_BOARD ? commune : school,
                            viewer("quantri"),
                            viewer("quantri2")));
        var wrong = new TreeMap<String, Set<String>>();
        var before = contents(Role.TRAINEE);
        each((route, fixtures) -> {
            if (!route.hasVariable() || ForeignRules.isOpenToColleagues(route.method(), route.pattern())) return;
            colleagues.forEach((role, account) -> {
                var answer = call(route, fixtures, account);
                if (answer.status() != 403 && answer.status() != 404)
                    wrong.computeIfAbsent(route + ": answers " + answer.status(), _ -> new TreeSet<>())
                            .add(role.name());
            });
        });
        contents(Role.TRAINEE).forEach((table, content) -> {
            if (!content.equals(before.get(table))) wrong.put("changed: " + table, Set.of());
        });
        assertThat(wrong).isEmpty();
    }

    private OrganisationId organisation(String name) {
        return new OrganisationId(jdbc.sql("SELECT id FROM organisation_card WHERE name = :name")
                .param("name", name)
                .query(Long.class)
                .single());
    }

    /** Ethnicity, religion, Party and discipline data of others, by a word that stands nowhere else; the organisation board does read it. */
    @Test
    void teachersAndTheClassCommitteeReadNoSensitiveField() {
        var teaching = jdbc.sql("""
                SELECT DISTINCT ON (role) account_id
                  FROM grant_in_force
                 WHERE role IN ('LECTURER', 'SUPERVISOR', 'CLASS_COMMITTEE') AND valid @> DATE '2026-11-22'
                 ORDER BY role, account_id
                """).query(Long.class).list();
        assertThat(teaching).hasSizeGreaterThanOrEqualTo(2);
        jdbc.sql("""
                UPDATE person SET ethnicity = 'Tộc Xqz', religion = 'Đạo Xqz', party_card = 'Thẻ Xqz'
                 WHERE id NOT IN (SELECT person_id FROM person_account WHERE account_id IN (:teaching))
                """).param("teaching", teaching).update();
        jdbc.sql("""
                INSERT INTO person_fact (ref, person_id, kind, branch, form, title, document, dated, at, by)
                SELECT gen_random_uuid(), id, 'DISCIPLINE', 'PARTY', 'REPRIMAND', 'Lỗi Xqz', '1-QĐ/Xqz', '2021-05-04', '2021-05-04', 'Xqz'
                  FROM person WHERE ethnicity = 'Tộc Xqz'
                """).update();
        var wrong = new TreeSet<String>();
        each((route, fixtures) -> {
            if (route.method() != RequestMethod.GET) return;
            for (var account : teaching)
                Jsoup.parse(call(route, fixtures, new AccountId(account)).body())
                        .getElementsContainingOwnText("Xqz")
                        .forEach(place -> wrong.add(
                                route.pattern() + ": " + place.parent().text()));
        });
        assertThat(wrong).isEmpty();
        var file = routes.stream()
                .filter(route -> route.toString().equals("GET /can-bo/{ref}"))
                .findFirst()
                .orElseThrow();
        var board = viewer("btc.tinh").id();
        assertThat(classes)
                .anySatisfy(fixtures ->
                        assertThat(call(file, fixtures, board).body()).contains("Tộc Xqz", "Lỗi Xqz"));
    }

    /** Without this a wrong id would make everybody find nothing, and the test above could not fail. */
    @Test
    void everyFixtureIsFoundByThoseItBelongsTo() {
        var owners = new ArrayDeque<>(jdbc.sql("""
                SELECT id FROM account WHERE username IN ('btc.tinh', 'quantri')
                UNION SELECT account_id FROM demo_account
                UNION SELECT account_id FROM account_grant WHERE role = 'APPROVER'
                 ORDER BY id
                """).query(Long.class).list());
        var found = new HashSet<String>();
        each((route, fixtures) -> {
            if (!route.hasVariable() || route.method() != RequestMethod.GET || found.contains(route.pattern())) return;
            for (var owner : List.copyOf(owners)) {
                if (call(route, fixtures, new AccountId(owner)).status() != 200) continue;
                found.add(route.pattern());
                owners.remove(owner);
                owners.addFirst(owner);
                return;
            }
        });
        var shown = routes.stream().filter(Route::hasVariable).filter(route -> route.method() == RequestMethod.GET);
        assertThat(shown.map(Route::pattern)
                        .filter(pattern -> !found.contains(pattern) && !ForeignRules.demonstrationHasNone(pattern)))
                .as("nobody of the demonstration opens them: the fixture is wrong")
                .isEmpty();
    }

    /** Every route with the ids of each class that has what it needs. @throws AssertionError if no class has it */
    private void each(BiConsumer<Route, RouteFixtures> visit) {
        for (var route : routes) {
            var tried = 0;
            for (var fixtures : classes)
                if (fixtures.has(route.pattern())
                        && (tried == 0
                                || route.method() == RequestMethod.GET
                                        && route.pattern().contains("{code}"))) {
                    visit.accept(route, fixtures);
                    tried++;
                }
            if (tried == 0) throw new AssertionError("no class of the demonstration has what " + route + " needs");
        }
    }

    /** Every table's content as one hash, those left out that a visit may write. */
    private Map<String, String> contents(Role role) {
        var tables = jdbc.sql("""
                SELECT table_name FROM information_schema.tables
                 WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                   AND table_name NOT IN ('audit_entry', 'audit_content', 'audit_seal', 'audit_unsealed', 'sign_in_session',
                                          'sign_in_failure', 'check_failure', 'scheduled_tasks')
                """).query(String.class).list();
        if (role == Role.ADMINISTRATOR)
            tables.removeAll(List.of("account", "account_grant", "one_time_code", "public_holiday"));
        var found = new HashMap<String, String>();
        for (var table : tables)
            found.put(
                    table,
                    jdbc.sql(
                                    "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM "
                                            + table + " t")
                            .query(String.class)
                            .single());
        return found;
    }
}
