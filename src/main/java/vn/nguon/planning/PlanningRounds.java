package vn.nguon.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.people.People;
import vn.nguon.planning.checks.CheckReport;
import vn.nguon.planning.checks.Level;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Units;

/**
 * Rounds of planning (đợt quy hoạch, rà soát hằng năm): begun, proposed to, and read with what the checks say; {@link PlanningDecisions}
 * decides. A round is visible to those who may look into the committee that owns it; its entries through the door of the organisation for
 * which they plan. Only the organisation board writes.
 */
@Service
public class PlanningRounds {

    private final RoundRows rounds;
    private final PlanningRows rows;
    private final CheckRows entries;
    private final Checking checking;
    private final People people;
    private final Units units;
    private final Documents documents;
    private final Installation installation;
    private final Audit audit;
    private final RoundChecks checks;
    private final PlanningSubmissions submissions;

    PlanningRounds(
            RoundRows rounds,
            PlanningRows rows,
            CheckRows entries,
            Checking checking,
            People people,
            Units units,
            Documents documents,
            Installation installation,
            Audit audit,
            RoundChecks checks,
            PlanningSubmissions submissions) {
        this.checks = checks;
        this.submissions = submissions;
        this.rounds = rounds;
        this.rows = rows;
        this.entries = entries;
        this.checking = checking;
        this.people = people;
        this.units = units;
        this.documents = documents;
        this.installation = installation;
        this.audit = audit;
    }

    // --- reading
    // -------------------------------------------------------------------------------------------------------------

    /** @param at when the numbers were counted, null just now */
    public record Listing(
            List<PlanningRound> rounds, @Nullable Instant at) {
        public Listing {
            rounds = List.copyOf(rounds);
        }
    }

    /** At most 200, the latest year first. */
    @Transactional(readOnly = true)
    public Listing list(Viewer viewer) {
        return rounds.list(viewer);
    }

    /** @throws NotFound when there is no such round or no door to its committee */
    @Transactional(readOnly = true)
    public PlanningRound round(Viewer viewer, UUID ref) {
        return rounds.get(viewer, ref).round();
    }

    /** An entry of a round with what the checks say of it today. */
    public record Line(
            UUID ref,
            UUID person,
            String name,
            String title,
            UUID organisation,
            String organisationName,
            EntryState state,
            CheckReport.Line check) {
        static Line of(CheckRows.Planned one, CheckReport.Line check) {
            return new Line(
                    one.ref(),
                    one.personRef(),
                    one.name(),
                    one.title(),
                    one.organisationRef(),
                    one.organisationName(),
                    one.state(),
                    check);
        }
    }

    /** Which entries of a round are meant. */
    public enum Pick {
        PROPOSED,
        /** About which the checks say something. */
        FOUND,
        ALL;

        /** Unless another is asked for: those proposed, or all where nobody is. */
        static Pick of(PlanningRound round) {
            return round.counts().proposed() > 0 ? PROPOSED : ALL;
        }
    }

    /** One page. @param pick null where none is asked for */
    public record Asked(@Nullable Pick pick, int limit, int offset) {}

    /**
     * How many of a round there are of each kind.
     *
     * @param beyond whether the checks say something of more than {@code found}: of a long round not all are judged
     */
    public record Picks(int proposed, int found, boolean beyond, int all) {}

    /**
     * What a round comes to on a day.
     *
     * @param lines of the page
     * @param whole what is said of all that stands or is proposed, as a list
     * @param kept what was said of its lists as a whole when they were decided
     * @param submission the last time it was put before the approvers
     * @param waits whether it waits for the viewer to decide
     */
    public record Checked(
            PlanningRound round,
            LocalDate day,
            String place,
            Pick pick,
            Picks picks,
            List<Line> lines,
            List<Verdict> whole,
            List<Kept> kept,
            Optional<PlanningSubmissions.Submission> submission,
            boolean waits) {}

    /**
     * Everybody who stands planned in the round's term on the day, and whom the round proposes, checked as of that day: a page of them. A fixed
     * number of statements.
     */
    @Transactional(readOnly = true)
    public Checked check(Viewer viewer, UUID ref, LocalDate day, Asked asked) {
        var round = rounds.get(viewer, ref);
        var checked = checks.check(viewer, round, day, asked);
        return new Checked(
                round.round(),
                day,
                checked.place(),
                checked.pick(),
                checked.picks(),
                checked.lines(),
                checked.whole(),
                kept(rounds.keptOfRound(round.id())),
                submissions.last(round.id()),
                submissions.waitsFor(viewer, round.id()));
    }

    /** What the checks said with a decision, as it was kept. */
    public record Kept(String decision, LocalDate day, List<Verdict> verdicts) {}

    /** With each decision about an entry. @throws NotFound when there is no such entry or no door to it */
    @Transactional(readOnly = true)
    public List<Kept> kept(Viewer viewer, UUID entry) {
        if (entries.entries(viewer, List.of(entry)).isEmpty()) throw new NotFound("planning entry " + entry);
        return kept(rounds.kept(entry));
    }

    /** With each list of a round, about the list as a whole. */
    @Transactional(readOnly = true)
    public List<Kept> keptOfRound(Viewer viewer, UUID ref) {
        return kept(rounds.keptOfRound(rounds.get(viewer, ref).id()));
    }

    private List<Kept> kept(List<RoundRows.Kept> kept) {
        return kept.stream()
                .map(one -> new Kept(one.number(), one.day(), checking.verdicts(one.verdicts())))
                .toList();
    }

    // --- rounds
    // --------------------------------------------------------------------------------------------------------------

    /** Begins a round. @param owner ref of the committee that plans */
    @Transactional
    public Outcome<UUID> begin(
            Viewer viewer, UUID owner, Level level, String term, int year, String note, Classification classification) {
        Planning.mustWrite(viewer);
        var secret = installation.refuses(classification);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        if (!rows.visible(viewer).contains(owner)) throw new NotFound("organisation " + owner);
        var clean = PlanningTerm.clean(term);
        if (!PlanningTerm.isTerm(clean))
            return Outcome.refused("nhiem-ky", "Nhiệm kỳ gồm năm đầu và năm cuối, ví dụ 2025-2030");
        if (year > viewer.today().getYear())
            return Outcome.refused("nam-sau", "Năm %d chưa đến. Xem lại năm của đợt.".formatted(year));
        var begun = rounds.begin(
                viewer, owner, new RoundRows.Key(level, clean, year), VietnameseText.clean(note), classification);
        if (begun.isEmpty())
            return Outcome.refused(
                    "da-co-dot",
                    "Đã có đợt %s, nhiệm kỳ %s, năm %d. Mở đợt đó để làm tiếp."
                            .formatted(level.vietnamese().toLowerCase(java.util.Locale.ROOT), clean, year));
        var found = rounds.get(viewer, begun.get());
        audit.record(
                viewer,
                "ADD",
                "planning_round",
                found.id(),
                "Lập đợt: " + found.round().name(),
                Map.of());
        return Outcome.done(begun.get());
    }

    // --- proposing
    // -----------------------------------------------------------------------------------------------------------

    /**
     * Proposes a person for a title.
     *
     * @param person ref; {@code organisation} ref of the organisation with the title
     * @param paper the document that names them (tờ trình, biên bản)
     */
    @Transactional
    public Outcome<UUID> propose(
            Viewer viewer, UUID ref, UUID person, UUID organisation, String title, DocumentReference paper) {
        Planning.mustWrite(viewer);
        rows.lock();
        var round = rounds.get(viewer, ref);
        var card = people.card(viewer, person);
        if (!rows.visible(viewer).contains(organisation)) throw new NotFound("organisation " + organisation);
        var at = units.byRef(organisation, paper.dated())
                .orElseThrow(() -> new NotFound("organisation " + organisation));
        var clean = VietnameseText.modernTone(VietnameseText.clean(title));
        if (clean.isEmpty()) return Outcome.refused("thieu-chuc-danh", "Nhập chức danh quy hoạch");
        if (paper.dated().isAfter(viewer.today()))
            return Outcome.refused("sau-hom-nay", "Ngày văn bản ở sau hôm nay. Xem lại ngày.");
        if (Level.of(at.kind()) != round.round().level())
            return Outcome.refused(
                    "khac-cap",
                    "%s không thuộc %s của đợt này."
                            .formatted(
                                    at.name(),
                                    round.round().level().vietnamese().toLowerCase(java.util.Locale.ROOT)));
        var term = round.round().term();
        var before = rows.standing(List.of(card.id()))
                .get(new PlanningRows.Standing(card.id(), VietnameseText.fold(clean), at.id(), term));
        if (before != null)
            return Outcome.refused(
                    "da-co",
                    "%s đã có chức danh này trong nhiệm kỳ %s, theo %s."
                            .formatted(card.fullName(), term.replace('-', '–'), before));
        var secret = documents.refuses(paper);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var document = documents.refer(paper);
        var id = rows.add(
                        List.of(new PlanningRows.NewEntry(
                                card.id(), clean, at.id(), term, "Đề nghị bổ sung", "", round.id(), "[]", null)),
                        EntryState.PROPOSED,
                        document,
                        paper.dated(),
                        null)
                .getFirst();
        audit.record(
                viewer,
                "PROPOSE",
                "planning_entry",
                id,
                "Đề nghị quy hoạch %s theo %s".formatted(card.code(), paper.number()),
                Map.of("title", clean, "term", term, "organisation", at.name()));
        submissions.changed(viewer, ref);
        return Outcome.done(round.round().ref());
    }
}
