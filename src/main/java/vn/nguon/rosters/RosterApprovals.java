package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Accounts;
import vn.nguon.accounts.Slip;
import vn.nguon.audit.Audit;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.Classes;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.people.People;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Approving a roster by the sending decision (quyết định cử): it makes accounts for the trainees and for the communes that send
 * them, and opens the class to them. Codes are made only when slips are printed.
 */
@Service
public class RosterApprovals {
    private static final ClassPart[] APPROVING = {ClassPart.DECIDES, ClassPart.ORGANISES, ClassPart.PLANS};

    private final RosterTable table;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final People people;
    private final Classes classes;
    private final Documents documents;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    RosterApprovals(
            RosterTable table,
            JdbcClient jdbc,
            Accounts accounts,
            People people,
            Classes classes,
            Documents documents,
            Audit audit,
            ApplicationEventPublisher events) {
        this.table = table;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.people = people;
        this.classes = classes;
        this.documents = documents;
        this.audit = audit;
        this.events = events;
    }

    static boolean mayApprove(ClassHead head) {
        return head.actsAs(Role.ORGANISATION_BOARD, APPROVING) || head.actsAs(Role.APPROVER, APPROVING);
    }

    /** Approves the roster; from then on a change needs a document. The number of trainees, or why not. */
    @Transactional
    public Outcome<Integer> approve(Viewer by, ClassHead head, DocumentReference decision) {
        if (!mayApprove(head))
            throw new Forbidden("Danh sách do Ban Tổ chức hoặc người duyệt của cơ quan quyết định, tổ chức lớp duyệt.");
        var state = table.lock(head.id());
        if (state.approved()) return Outcome.refused("da-duyet", "Danh sách đã được duyệt. Mở lại trang để xem.");
        if (!head.state().approved())
            return Outcome.refused(
                    "lop-chua-duyet", "Lớp chưa được duyệt mở. Duyệt mở lớp trước rồi duyệt danh sách học viên.");
        if (table.putTogetherBy(head.id(), by))
            return Outcome.refused(
                    "nguoi-lap-khong-duyet",
                    "Người lập danh sách không tự duyệt được danh sách. Nhờ người khác duyệt.");
        var lines = table.lines(head.id());
        if (lines.isEmpty())
            return Outcome.refused("danh-sach-trong", "Danh sách chưa có ai. Nhập hoặc thêm học viên rồi duyệt.");
        var secret = documents.refuses(decision);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        table.approve(head.id(), by, documents.refer(decision));
        welcome(by, head, lines);
        audit.record(
                by,
                "APPROVE_ROSTER",
                "class",
                head.id().value(),
                "Duyệt danh sách %d học viên lớp %s theo %s".formatted(lines.size(), head.code(), decision.number()),
                Map.of("decision", decision.number(), "dated", decision.dated().toString()));
        events.publishEvent(new RosterApproved(head.id()));
        return Outcome.done(lines.size());
    }

    /** Accounts, roles and the class's door for new trainees and the communes that send them. In the caller's transaction. */
    void welcome(Viewer by, ClassHead head, List<RosterLine> lines) {
        var today = by.today();
        var known = accountsOf(lines);
        for (var line : lines) {
            var account = known.get(line.person());
            if (account == null) {
                account = accounts.open(accounts.freeUsername(line.fullName()), line.fullName());
                people.linkAccount(line.person(), account);
            }
            accounts.grantBySystem(account, Role.TRAINEE, null, today, null);
            if (line.office() != ClassOffice.NONE)
                accounts.grantBySystem(account, Role.CLASS_COMMITTEE, null, today, null);
        }
        classes.letIn(head.id(), lines.stream().map(RosterLine::person).toList(), Capacity.TRAINEE);
        classes.letIn(
                head.id(),
                lines.stream()
                        .filter(line -> line.office() != ClassOffice.NONE)
                        .map(RosterLine::person)
                        .toList(),
                Capacity.CLASS_COMMITTEE);
        openCommunes(lines, today);
    }

    /** Each sending Đảng ủy without an account gets one, so that it sees whom it sent and answers. */
    private void openCommunes(List<RosterLine> lines, LocalDate today) {
        var sending = new LinkedHashMap<OrganisationId, String>();
        for (var line : lines) sending.putIfAbsent(line.organisation(), line.unitName());
        openCommunes(sending, today);
    }

    /** Likewise for those that are asked to nominate. */
    void openCommunes(Map<OrganisationId, String> sending, LocalDate today) {
        var open = communeAccounts(sending.keySet());
        sending.forEach((committee, commune) -> {
            if (open.containsKey(committee)) return;
            var name = VietnameseText.fold(commune)
                    .replaceFirst("^(xa|thi tran|phuong) ", "")
                    .replace(" ", "");
            var account = accounts.open(accounts.freeUsername(name + " du"), "Đảng ủy " + lowerFirst(commune));
            accounts.grantBySystem(account, Role.COMMUNE, committee, today, null);
        });
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private Map<PersonId, AccountId> accountsOf(List<RosterLine> lines) {
        var found = new HashMap<PersonId, AccountId>();
        if (lines.isEmpty()) return found;
        jdbc.sql("SELECT person_id, account_id FROM person_account WHERE person_id IN (:people)")
                .param(
                        "people",
                        lines.stream().map(line -> line.person().value()).toList())
                .query(row -> {
                    found.put(new PersonId(row.getLong(1)), new AccountId(row.getLong(2)));
                });
        return found;
    }

    private Map<OrganisationId, AccountId> communeAccounts(Set<OrganisationId> committees) {
        var found = new LinkedHashMap<OrganisationId, AccountId>();
        if (committees.isEmpty()) return found;
        jdbc.sql("""
                SELECT organisation_id, min(account_id)
                  FROM grant_in_force
                 WHERE role = 'COMMUNE'
                   AND upper_inf(valid)
                   AND organisation_id IN (:organisations)
                 GROUP BY organisation_id
                """)
                .param(
                        "organisations",
                        committees.stream().map(OrganisationId::value).toList())
                .query(row -> {
                    found.put(new OrganisationId(row.getLong(1)), new AccountId(row.getLong(2)));
                });
        return found;
    }

    /** Who hands out slips: those who run the class, and its supervisor. */
    static boolean mayPrint(ClassHead head) {
        return head.runs() || head.is(Capacity.SUPERVISOR);
    }

    /** A slip with what tells its owner apart. @param note commune and study group, or that it is a committee's account */
    public record PrintedSlip(Slip slip, String note) {}

    /** @param withheld names whose codes only the administrator prints: their accounts have roles beyond this class */
    public record Slips(List<PrintedSlip> printed, List<String> withheld) {}

    /** For whom: everybody, one trainee, everybody of one commune, or the communes' own accounts. */
    public sealed interface For {
        record Everybody() implements For {}

        record One(UUID enrolment) implements For {}

        record Unit(String unitName) implements For {}

        record Communes() implements For {}
    }

    /**
     * New one-time codes, printed for people with or without an earlier one: the first sign-in and the forgotten-password way.
     * Earlier codes stop working, passwords go on until the new code is used.
     */
    @Transactional
    public Slips print(Viewer by, ClassHead head, For whom) {
        if (!mayPrint(head)) throw new Forbidden("Phiếu tài khoản do cơ quan tổ chức lớp và chủ nhiệm lớp in.");
        var lines = table.lines(head.id());
        if (whom instanceof For.Communes) return printCommunes(by, head, lines);
        var chosen = lines.stream()
                .filter(line -> switch (whom) {
                    case For.Everybody _ -> true;
                    case For.One(var enrolment) -> line.ref().equals(enrolment);
                    case For.Unit(var unit) -> line.unitName().equals(unit);
                    case For.Communes _ -> false;
                })
                .sorted(Comparator.comparing(RosterLine::unitName, VietnameseText.order())
                        .thenComparing(RosterLine::fullName, VietnameseText.byGivenName()))
                .toList();
        var known = accountsOf(chosen);
        var powerful = powerful(known.values());
        var printed = new ArrayList<PrintedSlip>();
        var withheld = new ArrayList<String>();
        for (var line : chosen) {
            var account = known.get(line.person());
            if (account == null) continue;
            if (powerful.contains(account)) withheld.add(line.fullName());
            else
                printed.add(new PrintedSlip(
                        accounts.printCode(by, account),
                        line.groupName().isEmpty() ? line.unitName() : line.unitName() + ", " + line.groupName()));
        }
        return new Slips(printed, withheld);
    }

    /** Communes that were asked to nominate, by name. */
    private Map<OrganisationId, String> asked(ClassId id) {
        var asked = new LinkedHashMap<OrganisationId, String>();
        jdbc.sql("""
                SELECT organisation_id, unit_name FROM class_quota
                 WHERE class_id = :class AND offered > 0 ORDER BY unit_name COLLATE "vi-x-icu", organisation_id
                """).param("class", id.value()).query(row -> {
            asked.put(new OrganisationId(row.getLong(1)), row.getString(2));
        });
        return asked;
    }

    /** Whether there is any account to print a slip for. */
    @Transactional(readOnly = true)
    public boolean hasSlips(Viewer viewer, ClassHead head) {
        return table.state(head.id()).approved() || !asked(head.id()).isEmpty();
    }

    private Slips printCommunes(Viewer by, ClassHead head, List<RosterLine> lines) {
        var sending = new LinkedHashMap<>(asked(head.id()));
        lines.stream()
                .sorted(Comparator.comparing(RosterLine::unitName, VietnameseText.order()))
                .forEach(line -> sending.putIfAbsent(line.organisation(), line.unitName()));
        var open = communeAccounts(sending.keySet());
        var powerful = powerful(open.values());
        var printed = new ArrayList<PrintedSlip>();
        var withheld = new ArrayList<String>();
        sending.forEach((committee, commune) -> {
            var account = open.get(committee);
            if (account == null) return;
            if (powerful.contains(account)) withheld.add(commune);
            else printed.add(new PrintedSlip(accounts.printCode(by, account), "Tài khoản của đảng ủy"));
        });
        return new Slips(printed, withheld);
    }

    /**
     * A code is the key to the whole account. Accounts that also approve, keep accounts or run classes get theirs from the
     * administrator only, or a class clerk could sign in as them. Also grants that still wait for their second person count.
     */
    private Set<AccountId> powerful(Collection<AccountId> accountIds) {
        if (accountIds.isEmpty()) return Set.of();
        var found = new HashSet<AccountId>();
        jdbc.sql("""
                SELECT DISTINCT account_id
                  FROM account_grant
                 WHERE account_id IN (:accounts)
                   AND role NOT IN ('TRAINEE', 'CLASS_COMMITTEE', 'COMMUNE')
                """)
                .param("accounts", accountIds.stream().map(AccountId::value).toList())
                .query(row -> {
                    found.add(new AccountId(row.getLong(1)));
                });
        return found;
    }

    /** Trainees who have an account, by person: for the page that prints slips. */
    @Transactional(readOnly = true)
    public int accountsOpen(Viewer viewer, ClassHead head) {
        return accountsOf(table.lines(head.id())).size();
    }
}
