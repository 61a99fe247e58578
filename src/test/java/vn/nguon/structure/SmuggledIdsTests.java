package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.accounts.Accounts;
import vn.nguon.accounts.SignIn;
import vn.nguon.accounts.Viewers;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Organisations;

/**
 * Somebody who may use a form sends it with ids that are not on it: another commune's person in a nomination, another class's trainee in a
 * roll, in marks or in groups. Every form with ids that the demonstration's people find on their pages is sent twice: as it stands, which
 * shows that it is filled well enough to be taken, and with ids of the same kind from elsewhere. The second must be not found, forbidden
 * or refused, and must have written nothing. Each is sent inside a transaction that is taken back, so all see the same demonstration.
 * <p>Longer than most: walking, sending and judging are read together; the forms that do otherwise stand in {@link SmugglingRules}.
 */
// A word of its own: a program that another class started has told its story into that class's database.
@SpringBootTest(properties = {"nguon.demo=true", "nguon.today=2026-11-22", "nguon.test=smuggled-ids"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmuggledIdsTests {
    private static final int MOST_PAGES = 160;
    private static final Pattern CLASS = Pattern.compile("/([A-Z]{2,3}-[0-9]{4}-[0-9]{2})(/|\\?|$)");

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
    private PlatformTransactionManager transactions;

    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, Set<String>> columns = new HashMap<>();
    private ForeignWorld elsewhere;
    private UUID stranger;

    @BeforeAll
    void elsewhere() {
        elsewhere = new ForeignWorld(organisations, accounts, viewer("quantri"), viewer("quantri2"));
        stranger = jdbc.sql("""
                WITH made AS (
                    INSERT INTO person (ref, code, full_name, given_name, birth_year, changed_at, changed_by)
                    VALUES (gen_random_uuid(), 'CB-' || nextval('person_code'), 'Phan Văn Sơn Kim', 'Kim', 1980, '2026-11-01', 'test')
                    RETURNING id, ref
                ), open AS (
                    INSERT INTO person_at
                    SELECT m.id, o.id, 'WORKS', 'post:x' FROM made m, organisation_card o WHERE o.name = 'Đảng ủy xã Sơn Kim, Hà Tĩnh'
                )
                SELECT ref FROM made
                """).query(UUID.class).single();
        for (var table : jdbc.sql("""
                SELECT c.table_name FROM information_schema.columns c
                  JOIN information_schema.tables t USING (table_schema, table_name)
                 WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.column_name = 'ref' AND c.data_type = 'uuid'
                """).query(String.class).list()) {
            jdbc.sql("SELECT ref FROM " + table).query(String.class).list().forEach(ref -> tables.put(ref, table));
            columns.put(
                    table,
                    jdbc.sql(
                                    "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = :table")
                            .param("table", table)
                            .query(String.class)
                            .set());
        }
    }

    private Viewer viewer(String username) {
        var id = jdbc.sql("SELECT id FROM account WHERE username = :name")
                .param("name", username)
                .query(Long.class)
                .single();
        return viewers.of(new AccountId(id)).orElseThrow();
    }

    /** One account a role as the demonstration offers them, and the approvers of the class that runs. */
    private List<AccountId> owners() {
        return jdbc.sql("""
                        SELECT account_id AS id FROM demo_account
                        UNION SELECT min(account_id) FROM grant_in_force WHERE role = 'COMMUNE' AND valid @> DATE '2026-11-22'
                         ORDER BY 1
                        """).query(Long.class).list().stream()
                .map(AccountId::new)
                .toList();
    }

    record Answer(int status, Set<String> touched, String body) {
        boolean shut() {
            return status == 403 || status == 404 || status == 409 || status == 422;
        }
    }

    @Test
    void idsThatAreNotOnTheFormAreRefusedAndChangeNothing() {
        var wrong = new TreeMap<String, Set<String>>();
        var taken = new HashSet<String>();
        var untaken = new TreeMap<String, String>();
        for (var owner : owners()) {
            var forms = walk(owner);
            for (var form : forms) {
                var kind = form.kind();
                if (taken.contains(kind)) continue;
                var asItStands = send(owner, form);
                if (asItStands.status() >= 200 && asItStands.status() < 400) taken.add(kind);
                else untaken.putIfAbsent(kind, asItStands.status() + " " + problems(asItStands));
                if (!form.ids().isEmpty())
                    judge(wrong, "body of " + kind, send(owner, form.with(id -> other(id, form))), form);
                if (!form.idsOfAction().isEmpty())
                    judge(wrong, "address of " + kind, send(owner, form.at(id -> other(id, form))), form);
            }
        }
        untaken.keySet().removeAll(taken);
        untaken.keySet().removeIf(SmugglingRules::cannotBeTaken);
        // Not filled well enough to be taken as they stand: what they refuse says nothing.
        untaken.forEach((kind, why) -> wrong.put("not taken: " + kind, Set.of(why)));
        assertThat(wrong).isEmpty();
        assertThat(taken).hasSizeGreaterThan(SmugglingRules.LEAST_FORMS);
    }

    private static void judge(Map<String, Set<String>> wrong, String what, Answer answer, FilledForm form) {
        if (SmugglingRules.mayNameAnybody(form.kind())) return;
        if (!answer.shut() && !SmugglingRules.leavesOut(form.kind()))
            wrong.computeIfAbsent(what, _ -> new TreeSet<>()).add("answers " + answer.status());
        if (!answer.touched().isEmpty())
            wrong.computeIfAbsent(what, _ -> new TreeSet<>()).add("writes " + answer.touched());
    }

    private static String problems(Answer answer) {
        return Jsoup.parse(answer.body())
                .select(".errors li, main .problem, h1")
                .text();
    }

    /** An id of the same kind from elsewhere: of another class, of another province, or nobody's. */
    private String other(String id, FilledForm form) {
        if (id.length() == KEY) return key(form);
        var table = tables.get(id);
        if (table == null) return UUID.randomUUID().toString();
        if (table.equals("person")) return stranger.toString();
        if (table.equals("organisation"))
            return jdbc.sql("SELECT ref FROM organisation_card WHERE name = 'Đảng ủy xã Sơn Kim, Hà Tĩnh'")
                    .query(String.class)
                    .single();
        var code = CLASS.matcher(form.action());
        var there = columns.getOrDefault(table, Set.of());
        if (!there.contains("class_id") || !code.find())
            return UUID.randomUUID().toString();
        return jdbc.sql(
                        "SELECT ref FROM " + table
                                + " WHERE class_id <> (SELECT id FROM training_class WHERE code = :code) ORDER BY id DESC LIMIT 1")
                .param("code", code.group(1))
                .query(String.class)
                .optional()
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static final int KEY = 10;

    /** Of a trainee of another class. */
    private String key(FilledForm form) {
        var code = CLASS.matcher(form.action());
        var ref = jdbc.sql("""
                SELECT e.ref FROM enrolment e JOIN training_class c ON c.id = e.class_id WHERE c.code <> :code AND e.state = 'ACTIVE'
                 ORDER BY e.id DESC LIMIT 1
                """)
                .param("code", code.find() ? code.group(1) : "")
                .query(String.class)
                .single();
        return ref.substring(ref.length() - KEY);
    }

    /** Forms with ids on the pages that links lead to, each page of a kind once for each class. */
    private List<FilledForm> walk(AccountId owner) {
        var waiting = new ArrayDeque<>(List.of("/"));
        var visited = new HashSet<String>();
        var forms = new LinkedHashSet<FilledForm>();
        var kinds = new HashSet<String>();
        while (!waiting.isEmpty() && visited.size() < MOST_PAGES) {
            var path = waiting.removeFirst();
            if (!visited.add(kind(path))) continue;
            var page = Jsoup.parse(read(owner, path));
            for (var link : page.select("main a[href^=/], nav a[href^=/]")) {
                var to = link.attr("href").replaceFirst("#.*", "");
                if (!visited.contains(kind(to)) && !to.startsWith("/assets/")) waiting.add(to);
            }
            for (var form : page.select("form[method=post]"))
                for (var filled : FilledForm.of(form, path))
                    if ((!filled.ids().isEmpty() || !filled.idsOfAction().isEmpty()) && kinds.add(filled.kind()))
                        forms.add(filled);
        }
        return List.copyOf(forms);
    }

    private static String kind(String path) {
        var name = path.replaceFirst("\\?.*", "");
        for (var id : FilledForm.ids(name)) name = name.replace(id, "*");
        return name;
    }

    private String read(AccountId owner, String path) {
        try {
            var response =
                    mvc.perform(get(path).with(SignIn.as(owner))).andReturn().getResponse();
            if (response.getRedirectedUrl() instanceof String on && !on.equals(path)) return read(owner, on);
            var type = response.getContentType();
            return type == null || !type.startsWith("text/html")
                    ? ""
                    : new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        } catch (Exception broke) {
            throw new IllegalStateException(path, broke);
        }
    }

    private static final String TOUCHED = """
        SELECT relname || ' ' || n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
         WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND relname NOT LIKE 'audit%' AND relname NOT LIKE 'sign_in%' AND relname <> 'scheduled_tasks'
        """;

    /** Tables with how many of their rows this connection wrote: what its earlier transactions wrote may still be counted. */
    private Set<String> touched() {
        return jdbc.sql(TOUCHED).query(String.class).set();
    }

    /** Sends it in a transaction that is taken back; what a façade took back itself counts as not written. */
    private Answer send(AccountId owner, FilledForm form) {
        var answer = new TransactionTemplate(transactions).execute(status -> {
            var earlier = touched();
            var sent = perform(owner, form);
            var undone = status.isRollbackOnly() || sent.body().contains("current transaction is aborted");
            var touched = undone ? new HashSet<String>() : new HashSet<>(touched());
            touched.removeAll(earlier);
            status.setRollbackOnly();
            // The database itself refused: in its own transaction the façade says so.
            return new Answer(
                    sent.status() == 500 && sent.body().contains("current transaction is aborted")
                            ? 422
                            : sent.status(),
                    touched,
                    sent.body());
        });
        return java.util.Objects.requireNonNull(answer);
    }

    private Answer perform(AccountId owner, FilledForm form) {
        AbstractMockHttpServletRequestBuilder<?> request =
                form.file() ? multipart(java.net.URI.create(form.action())) : post(java.net.URI.create(form.action()));
        for (var entry : form.data()) request.param(entry.name(), entry.value());
        request.with(SignIn.as(owner)).with(SecurityMockMvcRequestPostProcessors.csrf());
        try {
            var response = mvc.perform(request).andReturn().getResponse();
            return new Answer(
                    response.getStatus(),
                    Set.of(),
                    new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
        } catch (Exception broke) {
            return new Answer(500, Set.of(), String.valueOf(broke) + root(broke));
        }
    }

    private static String root(Throwable broke) {
        var cause = broke;
        while (cause.getCause() != null) cause = cause.getCause();
        return " " + cause;
    }
}
