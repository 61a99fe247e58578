package vn.nguon.papers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Accounts;
import vn.nguon.audit.Audit;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Lecturers of the school that issues the certificate, named to mark the papers of one class (người chấm). */
@Service
public class Markers {
    private final Classes classes;
    private final Accounts accounts;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final MarkingBook marking;

    Markers(Classes classes, Accounts accounts, Audit audit, JdbcClient jdbc, MarkingBook marking) {
        this.classes = classes;
        this.accounts = accounts;
        this.audit = audit;
        this.jdbc = jdbc;
        this.marking = marking;
    }

    /** A lecturer of the school. @param named marks in this class; {@code hasAccount} can sign in */
    record Candidate(
            long personId,
            UUID person,
            String fullName,
            @Nullable String born,
            boolean named,
            @Nullable Long account,
            long school) {}

    record Choice(ClassHead head, List<Candidate> candidates) {}

    private static final String CANDIDATES = """
            SELECT p.id AS person_id, p.ref AS person, p.full_name, p.born, c.person_id IS NOT NULL AS named, a.account_id AS account,
                   s.organisation_id AS school
              FROM class_part s
              JOIN lecturer l ON l.organisation_id = s.organisation_id
              JOIN person_card p ON p.id = l.person_id
              LEFT JOIN class_person c ON c.class_id = s.class_id AND c.person_id = p.id AND c.capacity = 'MARKER'
              LEFT JOIN person_account a ON a.person_id = p.id
             WHERE s.class_id = :class
               AND s.part = 'ISSUES_CERTIFICATE'
               AND (l.valid @> CAST(:today AS date) OR c.person_id IS NOT NULL)
             GROUP BY p.id, p.ref, p.full_name, p.given_name, p.born, c.person_id, a.account_id, s.organisation_id
             ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
            """;

    /** The school's lecturers of today and whoever is named already. @throws Forbidden unless the viewer is of the school */
    @Transactional(readOnly = true)
    Choice choice(Viewer viewer, String code) {
        var head = head(viewer, code);
        return new Choice(head, candidates(viewer, head));
    }

    /**
     * Lets a lecturer mark in this class.
     *
     * @throws NotFound if the person is no lecturer of the school that issues this class's certificate
     * @throws Forbidden unless the viewer is of that school
     */
    @Transactional
    public void name(Viewer viewer, String code, UUID person) {
        var head = head(viewer, code);
        var chosen = find(viewer, head, person).orElseThrow(() -> new NotFound("lecturer of the school"));
        classes.letIn(head.id(), new PersonId(chosen.personId()), Capacity.MARKER);
        var account = chosen.account();
        if (account != null)
            accounts.grantBySystem(
                    new AccountId(account), Role.LECTURER, new OrganisationId(chosen.school()), viewer.today(), null);
        audit.record(
                viewer,
                "NAME_MARKER",
                "class",
                head.id().value(),
                "Giao chấm thu hoạch lớp " + head.code(),
                java.util.Map.of("person", person.toString()));
    }

    /** Takes it back: marks already given stay, papers not yet marked are free to be dealt to somebody else. */
    @Transactional
    public void unname(Viewer viewer, String code, UUID person) {
        var head = head(viewer, code);
        var chosen = find(viewer, head, person).orElseThrow(() -> new NotFound("marker"));
        classes.letOut(head.id(), new PersonId(chosen.personId()), Capacity.MARKER);
        marking.takeBack(head.id(), chosen.personId());
        audit.record(
                viewer,
                "UNNAME_MARKER",
                "class",
                head.id().value(),
                "Thôi giao chấm thu hoạch lớp " + head.code(),
                java.util.Map.of("person", person.toString()));
    }

    private ClassHead head(Viewer viewer, String code) {
        var head = PaperRights.papers(classes, viewer, code);
        if (!head.school()) throw new Forbidden("Phòng đào tạo của trường cấp chứng chỉ giao người chấm.");
        return head;
    }

    private Optional<Candidate> find(Viewer viewer, ClassHead head, UUID person) {
        return candidates(viewer, head).stream()
                .filter(one -> one.person().equals(person))
                .findFirst();
    }

    private List<Candidate> candidates(Viewer viewer, ClassHead head) {
        return jdbc.sql(CANDIDATES)
                .param("class", head.id().value())
                .param("today", viewer.today())
                .query(Candidate.class)
                .list();
    }
}
