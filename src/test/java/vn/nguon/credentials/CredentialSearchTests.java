package vn.nguon.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource.Hit;

/** The search asks a door of its own, row by row: it must open on the papers that {@link EntryBook} opens, and on no others. */
@SpringBootTest
class CredentialSearchTests {
    private static final Signatory SIGNED = new Signatory("Nghệ An", "Nguyễn Thị Hường", "HIỆU TRƯỞNG", "");
    private static final LocalDate LATER = LocalDate.of(2025, 7, 2);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RegisterBook registers;

    @Autowired
    Graduates graduates;

    @Autowired
    CredentialSearch search;

    @Autowired
    EntryBook entries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    NguonClock clock;

    private FinishedClass given;
    private Made made;
    private List<UUID> issued;

    @BeforeEach
    void aClassWithBothPapersAndOneOfAnotherSchool() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(3);
        for (var kind : CredentialKind.values()) {
            given.decided(made, kind);
            var issuer = kind == CredentialKind.CERTIFICATE ? given.school : given.standing;
            transaction.executeWithoutResult(_ -> {
                long register = registers.open(issuer, kind);
                for (var person : graduates.pending(made.id(), kind, register, FinishedClass.DAY, SIGNED))
                    registers.enter(new RegisterBook.Enter(
                            register, person.enrolment(), person.decision(), person.content(), given.clerk.id(), null));
            });
        }
        issued = jdbc.sql("""
                        SELECT e.ref FROM register_entry e JOIN enrolment m ON m.id = e.enrolment_id WHERE m.class_id = :class
                        """)
                .param("class", made.id().value())
                .query(UUID.class)
                .list();
        assertThat(issued).hasSize(6);
    }

    @Test
    void findsForEachViewerWhatTheRegisterOpensToThem() {
        var communeClerk = given.viewer("Vi Thị Hạnh", Role.COMMUNE, given.commune);
        finds(given.clerk, 6);
        finds(given.approver, 6);
        finds(given.boardStaff, 6);
        finds(given.stranger, 0);
        finds(communeClerk, 0);
        finds(given.trainee(made, 1), 2);
    }

    @Test
    void findsForTheKeeperOfAnEndedIssuersRegister() {
        var keeper = given.organisation("Đảng ủy xã Tương Dương", "COMMUNE_COMMITTEE", "PARTY", given.province);
        var board = given.viewer("Lô Thị Kiều", Role.ORGANISATION_BOARD, keeper);
        finds(board, 0);
        for (var ended : List.of(given.standing, given.board, given.district))
            given.end(ended, LocalDate.of(2025, 6, 30), keeper);
        clock.travelTo(LATER.atTime(9, 0));
        finds(on(LATER, board), 6);
        finds(on(LATER, given.stranger), 0);
    }

    /** By number and by name, the hits are the issued papers that open to this viewer, of which there are so many. */
    private void finds(Viewer viewer, int many) {
        var open = issued.stream()
                .filter(ref -> entries.find(viewer, ref).isPresent())
                .map(ref -> "/giay/" + ref)
                .toList();
        assertThat(open).hasSize(many);
        var mine = issued.stream().map(ref -> "/giay/" + ref).toList();
        assertThat(search.find(viewer, "0", 10_000).stream().map(Hit::href).filter(mine::contains))
                .containsExactlyInAnyOrderElementsOf(open);
        for (var name : List.of("lu thi anh", "van", "Lầu Bá Chò"))
            assertThat(search.find(viewer, name, 10_000).stream().map(Hit::href).filter(mine::contains))
                    .as(name)
                    .isSubsetOf(open)
                    .hasSize((int) open.stream().filter(url -> holds(url, name)).count());
    }

    private boolean holds(String url, String name) {
        return jdbc.sql("SELECT folded LIKE '%' || vn_fold(:name) || '%' FROM register_entry WHERE ref = :ref")
                .param("name", name)
                .param("ref", UUID.fromString(url.substring(url.lastIndexOf('/') + 1)))
                .query(Boolean.class)
                .single();
    }

    private static Viewer on(LocalDate day, Viewer viewer) {
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), "", "", 0, day);
    }
}
