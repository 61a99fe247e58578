package vn.nguon.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.accounts.Accounts;
import vn.nguon.classes.ClassState;
import vn.nguon.demo.Cast.Who;
import vn.nguon.feedback.Answer;
import vn.nguon.feedback.Feedback;
import vn.nguon.papers.CopyChecks;
import vn.nguon.papers.MarkForm;
import vn.nguon.papers.Marks;
import vn.nguon.papers.MarksSaved;
import vn.nguon.people.People;
import vn.nguon.programmes.Programmes;
import vn.nguon.results.CredentialKind;
import vn.nguon.rosters.ClassOffice;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Role;
import vn.nguon.units.Units;

/** What everybody else of the class of 2022 does while a journey looks on: 89 papers, 90 turns; through the façades, at once. */
public final class Interlude {
    /** The one written examination of the programme. */
    private static final String TEST = "Bài kiểm tra";

    private final ApplicationContext parts;
    private final Cast cast;
    private final Stage stage;

    Interlude(ApplicationContext parts, Cast cast) {
        this.parts = parts;
        this.cast = cast;
        this.stage = parts.getBean(Stage.class);
    }

    /** Who of the commune committee in 2022 signs in by that name, from that day. */
    public void commune(String commune, String username, String person, LocalDate from) {
        stage.scene(from.atTime(8, 0), () -> {
            var accounts = parts.getBean(Accounts.class);
            var committee = parts.getBean(Units.class)
                    .committeeOf(commune, cast.at(Body.DISTRICT), from)
                    .orElseThrow();
            Stage.done(accounts.grant(
                    stage.as(cast.account(Who.ADMINISTRATOR)),
                    accounts.open(username, person),
                    Role.COMMUNE,
                    committee.id(),
                    from,
                    NewMap.LAST_DAY));
        });
    }

    /** By what a trainee or a lecturer signs in. @param trainee of a name that the class has once */
    public String username(String person) {
        var account = cast.acts(person) ? cast.acting(person) : account(line(person));
        return parts.getBean(JdbcClient.class)
                .sql("SELECT username FROM account WHERE id = :id")
                .param("id", account.value())
                .query(String.class)
                .single();
    }

    public String monitor() {
        return lines().stream()
                .filter(line -> line.office() == ClassOffice.MONITOR)
                .findFirst()
                .orElseThrow()
                .fullName();
    }

    private List<RosterLine> lines() {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        return parts.getBean(Rosters.class)
                .roster(board, parts.getBean(Classroom.class).head(board, ClassOf2022.CODE))
                .lines();
    }

    private RosterLine line(String name) {
        var found =
                lines().stream().filter(line -> line.fullName().equals(name)).toList();
        if (found.size() != 1) throw new IllegalArgumentException(name + ": " + found.size());
        return found.getFirst();
    }

    private AccountId account(RosterLine line) {
        return parts.getBean(People.class).accountOf(line.person()).orElseThrow();
    }

    /** 25/10/2022, 17:00: all turns but that person's; the other half day is released. */
    public void othersAct(String head) {
        var ref = line(head).ref();
        stage.scene(
                LocalDate.of(2022, 10, 25).atTime(17, 0),
                () -> parts.getBean(Practised.class)
                        .play(cast, 0, turn -> !turn.head().equals(ref)));
    }

    /** 28/10/2022, 18:00: results are awaited. */
    public void classIsTaught() {
        stage.scene(
                ClassOf2022.LAST.atTime(18, 0),
                () -> parts.getBean(Classroom.class)
                        .move(cast, ClassOf2022.CODE, Who.DISTRICT_CENTRE, ClassState.AWAITING_RESULTS));
    }

    /** 29/10 to 01/11/2022: everybody's paper but theirs. */
    public void othersHandIn(Set<String> but) {
        parts.getBean(PapersOf2022.class).handIn(cast, line -> !but.contains(line.fullName()));
    }

    /** Every paper that waits is compared with the earlier ones: the background does it some time, this at once. */
    public void comparePapers() {
        parts.getBean(CopyChecks.class).run();
    }

    /** 08/11/2022: what the markers have left, and the test, where that trainee is best. */
    public void othersMark(String best) {
        stage.scene(LocalDate.of(2022, 11, 8).atTime(9, 0), () -> {
            parts.getBean(ResultsOf2022.class).markTurns(cast);
            markTest(line(best).ref());
        });
    }

    private void markTest(UUID best) {
        var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
        var programme = Objects.requireNonNull(
                parts.getBean(Classroom.class).head(school, ClassOf2022.CODE).programme());
        var test = parts.getBean(Programmes.class).parts(programme).stream()
                .filter(part -> part.name().equals(TEST))
                .findFirst()
                .orElseThrow();
        var scores = new HashMap<String, String>();
        for (var line : lines()) scores.put(MarkForm.key(line.ref()), line.ref().equals(best) ? "9,5" : "7,5");
        var saved = parts.getBean(Marks.class)
                .save(school, ClassOf2022.CODE, test.ref(), new MarkForm(scores, Map.of(), Map.of(), ""));
        if (!(saved instanceof MarksSaved.Saved)) throw new IllegalStateException("marks: " + saved);
    }

    /** 15/11/2022: the school's decision and the Standing Committee's. */
    public void decideResults() {
        var results = parts.getBean(ResultsOf2022.class);
        var day = LocalDate.of(2022, 11, 15);
        results.decide(cast, day.atTime(9, 0), Who.SCHOOL_APPROVER, CredentialKind.CERTIFICATE, "412/QĐ-TCT");
        results.decide(cast, day.atTime(10, 0), Who.DISTRICT_APPROVER, CredentialKind.ATTESTATION, "915-QĐ/HU");
    }

    /** 28/10/2022, 17:40: four people of the class answer the survey, all of the class and its first two topics, 4 or 5 everywhere. */
    public void fourSayTheirMind(Predicate<String> but) {
        stage.scene(ClassOf2022.LAST.atTime(17, 40), () -> {
            var four = lines().stream()
                    .filter(line -> !but.test(line.fullName()))
                    .limit(4)
                    .toList();
            for (var i = 0; i < four.size(); i++) {
                var score = i % 2 == 0 ? 4 : 5;
                var topic = new Answer.Said(List.of(score, score, score), List.of(""));
                var whole = new Answer.Said(List.of(score, score, score, score, score, score), List.of("", ""));
                Stage.done(parts.getBean(Feedback.class)
                        .answer(
                                stage.as(account(four.get(i))),
                                ClassOf2022.CODE,
                                new Answer(Map.of(0, whole, 1, topic, 2, topic))));
            }
        });
    }

    /** The survey has closed: the background counts it within a minute, this at once. */
    public void countFeedback() {
        parts.getBean(Feedback.class).count();
    }
}
