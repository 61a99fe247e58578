package vn.nguon.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.ListQuery;

@SpringBootTest
class IssuingTests {
    private static final Signatory HEAD = new Signatory("Nghệ An", "Nguyễn Thị Hường", "HIỆU TRƯỞNG", "");
    private static final Signatory SECRETARY =
            new Signatory("Tương Dương", "Lương Thanh Phượng", "T/M BAN THƯỜNG VỤ", "BÍ THƯ");
    private static final LocalDate DAY = FinishedClass.DAY;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Credentials credentials;

    @Autowired
    EntryBook entries;

    @Autowired
    IssueRun run;

    @Autowired
    PublicCheck check;

    @Autowired
    NguonClock clock;

    @Autowired
    org.springframework.context.ApplicationEventPublisher publisher;

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    private FinishedClass given;

    @BeforeEach
    void november2022() {
        clock.travelTo(DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
    }

    @Test
    void refusesToIssueBeforeTheDecision() {
        var made = given.made(2);
        assertThat(code(credentials.issue(given.clerk, made.code(), CredentialKind.CERTIFICATE, HEAD)))
                .isEqualTo("chua-co-quyet-dinh");
        given.decided(made, CredentialKind.CERTIFICATE);
        assertThat(code(credentials.issue(given.approver, made.code(), CredentialKind.ATTESTATION, SECRETARY)))
                .isEqualTo("chua-co-quyet-dinh");
    }

    @Test
    void issuesToAWholeClassAndRefusesToIssueTwice() {
        var made = issued(3, CredentialKind.CERTIFICATE);
        var desk = credentials.desk(given.clerk, made.code());
        assertThat(desk.entries())
                .hasSize(3)
                .allMatch(CredentialEntry::valid)
                .extracting(CredentialEntry::number)
                .containsExactly("0001/2022-CC", "0002/2022-CC", "0003/2022-CC");
        assertThat(code(credentials.issue(given.clerk, made.code(), CredentialKind.CERTIFICATE, HEAD)))
                .isEqualTo("da-cap-het");
    }

    @Test
    void letsOnlyTheIssuerIssueAndStrangersSeeNothing() {
        var made = given.made(1);
        given.decided(made, CredentialKind.CERTIFICATE);
        given.decided(made, CredentialKind.ATTESTATION);
        assertThatThrownBy(() -> credentials.issue(given.approver, made.code(), CredentialKind.CERTIFICATE, HEAD))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> credentials.issue(given.clerk, made.code(), CredentialKind.ATTESTATION, SECRETARY))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> credentials.issue(given.stranger, made.code(), CredentialKind.CERTIFICATE, HEAD))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> credentials.desk(given.trainee(made, 0), made.code()))
                .isInstanceOf(NotFound.class);
        assertThat(credentials.issue(given.boardStaff, made.code(), CredentialKind.ATTESTATION, SECRETARY))
                .as("the organisation board keeps the Standing Committee's register")
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void refusesInTheNameOfAnIssuerThatHasEndedAndSaysWhoKeepsTheRegister() {
        var made = issued(2, CredentialKind.ATTESTATION);
        var late = given.made(1);
        given.decided(late, CredentialKind.ATTESTATION);
        var keeper = given.organisation("Đảng ủy xã Tương Dương", "COMMUNE_COMMITTEE", "PARTY", given.province);
        for (var ended : new vn.nguon.shared.OrganisationId[] {given.standing, given.district, given.board})
            given.end(ended, LocalDate.of(2025, 6, 30), keeper);
        var after = on(given.viewer("Lô Thị Mới", Role.APPROVER, keeper), LocalDate.of(2025, 7, 1));
        clock.travelTo(after.today().atTime(9, 0));
        var refused = credentials.issue(after, late.code(), CredentialKind.ATTESTATION, SECRETARY);
        assertThat(code(refused)).isEqualTo("noi-cap-da-ket-thuc");
        assertThat(((Outcome.Refused<UUID>) refused).refusal().sentence())
                .isEqualTo(
                        "Ban Thường vụ Huyện ủy Tương Dương kết thúc ngày 30/06/2025 nên không cấp giấy chứng nhận mới."
                                + " Sổ cấp đã đóng, do Đảng ủy xã Tương Dương giữ. Giấy đã cấp vẫn có giá trị, vẫn in và kiểm tra được");
        var register = credentials.registers(after).stream()
                .filter(r -> r.issuer().startsWith("Ban Thường vụ"))
                .findFirst()
                .orElseThrow();
        assertThat(register.keeper()).isEqualTo("Đảng ủy xã Tương Dương");
        var kept = entries.ofRegister(after, register.ref(), ListQuery.from(Map.of(), "so"), 0, 50);
        assertThat(kept).hasSize(2);
        var entry = kept.getFirst();
        assertThat(entry.content().issuer()).isEqualTo("Ban Thường vụ Huyện ủy Tương Dương");
        assertThat(credentials.paper(after, entry.ref())).as("still prints").isNotEmpty();
        assertThat(check.byToken(entry.token()))
                .as("still checked")
                .hasValueSatisfying(found -> assertThat(found.valid()).isTrue());
        assertThat(credentials.desk(after, made.code()).entries()).hasSize(2);
    }

    @Test
    void letsTheKeeperOfAnEndedIssuersRegisterRevokeButNotIssue() {
        var made = issued(2, CredentialKind.ATTESTATION);
        var first = given.organisation("Đảng ủy xã Tương Dương", "COMMUNE_COMMITTEE", "PARTY", given.province);
        var keeper = given.organisation("Ban Tổ chức Tỉnh ủy Nghệ An", "BOARD", "PARTY", given.province);
        for (var ended : new vn.nguon.shared.OrganisationId[] {given.standing, given.district, given.board})
            given.end(ended, LocalDate.of(2025, 6, 30), first);
        given.end(first, LocalDate.of(2025, 12, 31), keeper);
        var day = LocalDate.of(2026, 1, 5);
        var late = on(given.viewer("Lê Thị Hòe", Role.ORGANISATION_BOARD, keeper), day);
        var superior = on(given.viewer("Phan Văn Trên", Role.ORGANISATION_BOARD, given.province), day);
        var beside = on(given.viewer("Cao Văn Bên", Role.SCHOOL, given.school), day);
        clock.travelTo(day.atTime(9, 0));
        var register = credentials.registers(late).stream()
                .filter(r -> r.issuer().startsWith("Ban Thường vụ"))
                .findFirst()
                .orElseThrow();
        assertThat(register.keeper()).as("the keeper's keeper").isEqualTo("Ban Tổ chức Tỉnh ủy Nghệ An");
        var entry = entries.ofRegister(late, register.ref(), ListQuery.from(Map.of(), "so"), 0, 50)
                .getFirst();
        var revoke = new Credentials.Revoke("Sai tên", "12-QĐ/BTCTU", day);
        assertThatThrownBy(() -> credentials.revoke(beside, entry.ref(), revoke))
                .as("sees it, keeps it not")
                .isInstanceOfAny(Forbidden.class, NotFound.class);
        assertThat(credentials.entry(superior, entry.ref()).keeps())
                .as("the committee that the keeping board works for")
                .isTrue();
        assertThat(credentials.revoke(late, entry.ref(), revoke)).isInstanceOf(Outcome.Done.class);
        assertThat(check.byToken(entry.token()).orElseThrow().revokedOn()).isEqualTo(day);
        assertThat(jdbc.sql(
                                "SELECT d.issuer_id FROM document d JOIN revocation v ON v.document_id = d.id JOIN register_entry e ON e.id = v.entry_id WHERE e.ref = :ref")
                        .param("ref", entry.ref())
                        .query(Long.class)
                        .single())
                .as("the keeper's document, not the ended issuer's")
                .isEqualTo(keeper.value());
        assertThat(code(credentials.reissue(late, entry.ref(), SECRETARY))).isEqualTo("noi-cap-da-ket-thuc");
        assertThat(made.enrolments()).hasSize(2);
    }

    @Test
    void revokesWithReasonAndDocumentAndReissuesUnderANewNumber() {
        var made = issued(2, CredentialKind.CERTIFICATE);
        var wrong = credentials.desk(given.clerk, made.code()).entries().getFirst();
        assertThat(code(credentials.reissue(given.clerk, wrong.ref(), HEAD))).isEqualTo("chua-thu-hoi");
        assertThat(code(credentials.revoke(
                        given.clerk, wrong.ref(), new Credentials.Revoke("Sai tên", "420-QĐ/TCT", DAY.plusDays(1)))))
                .isEqualTo("ngay-thu-hoi");
        assertThat(credentials.revoke(
                        given.clerk, wrong.ref(), new Credentials.Revoke("Sai tên đệm", "420-QĐ/TCT", DAY)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(code(credentials.revoke(
                        given.clerk, wrong.ref(), new Credentials.Revoke("Sai tên đệm", "420-QĐ/TCT", DAY))))
                .isEqualTo("da-thu-hoi");
        jdbc.sql(
                        "UPDATE person SET full_name = 'Lữ Thị Ngọc Ánh' WHERE id = (SELECT person_id FROM enrolment WHERE id = :e)")
                .param("e", wrong.enrolment())
                .update();
        var again = ((Outcome.Done<UUID>) credentials.reissue(given.clerk, wrong.ref(), HEAD)).value();
        var entry = credentials.entry(given.clerk, again);
        assertThat(entry.number()).isEqualTo("0003/2022-CC");
        assertThat(entry.content().fullName()).isEqualTo("Lữ Thị Ngọc Ánh");
        assertThat(entry.replaces()).isEqualTo("0001/2022-CC");
        assertThat(credentials.entry(given.clerk, wrong.ref())).satisfies(old -> {
            assertThat(old.content().fullName()).as("what was issued stays").isEqualTo("Lữ Thị Ánh");
            assertThat(old.reason()).isEqualTo("Sai tên đệm");
            assertThat(old.revokedBy()).isEqualTo("420-QĐ/TCT");
            assertThat(old.replacedBy()).isEqualTo("0003/2022-CC");
        });
        assertThat(check.byToken(wrong.token()).orElseThrow().revokedOn()).isEqualTo(DAY);
        assertThat(code(credentials.reissue(given.clerk, wrong.ref(), HEAD))).isEqualTo("da-cap-lai");
    }

    @Test
    void opensAPaperToItsHolderAndTheOfficesOnly() {
        var made = issued(2, CredentialKind.CERTIFICATE);
        var entry = credentials.desk(given.clerk, made.code()).entries().stream()
                .filter(e -> e.enrolment() == made.enrolments().get(0))
                .findFirst()
                .orElseThrow();
        var holder = given.trainee(made, 0);
        var classmate = given.trainee(made, 1);
        assertThat(credentials.own(holder)).extracting(CredentialEntry::ref).containsExactly(entry.ref());
        assertThat(credentials.paper(holder, entry.ref())).isNotEmpty();
        assertThat(credentials.paper(given.boardStaff, entry.ref())).isNotEmpty();
        assertThatThrownBy(() -> credentials.paper(classmate, entry.ref())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> credentials.paper(given.stranger, entry.ref())).isInstanceOf(NotFound.class);
        var commune = given.viewer("Vi Văn Xã", Role.COMMUNE, given.commune);
        assertThatThrownBy(() -> credentials.paper(commune, entry.ref())).isInstanceOf(NotFound.class);
        assertThat(credentials.registers(given.stranger)).isEmpty();
    }

    @Test
    void printsTheClassInOneFileWithTheAddressOfThePublicCheck() throws Exception {
        var made = issued(3, CredentialKind.CERTIFICATE);
        var text =
                CredentialPrinterTests.text(credentials.papers(given.clerk, made.code(), CredentialKind.CERTIFICATE));
        assertThat(text)
                .contains(
                        "0001/2022-CC",
                        "0003/2022-CC",
                        "Kiểm tra tại nguon.example/kiem-tra",
                        "TRƯỜNG CHÍNH TRỊ TỈNH NGHỆ AN")
                .doesNotContain("MẪU");
    }

    @Test
    void asksForThePaperBackWhenASupplementaryDecisionTakesItAway() {
        var made = issued(2, CredentialKind.CERTIFICATE);
        given.supplemented(made, made.enrolments().get(0), false);
        var desk = credentials.desk(given.clerk, made.code());
        assertThat(desk.entries().stream().filter(CredentialEntry::withdrawn))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.enrolment()).isEqualTo(made.enrolments().get(0));
                    assertThat(CredentialWords.state(entry))
                            .isEqualTo("Còn giá trị; quyết định bổ sung không cấp, cần thu hồi");
                    credentials.revoke(
                            given.clerk, entry.ref(), new Credentials.Revoke("Quyết định bổ sung", "421-QĐ/TCT", DAY));
                    assertThat(code(credentials.reissue(given.clerk, entry.ref(), HEAD)))
                            .isEqualTo("khong-con-duoc-cap");
                });
    }

    @Test
    void opensOneTaskUntilThePaperIsIssuedAnewAfterASupplementaryDecision() {
        var made = issued(2, CredentialKind.CERTIFICATE);
        given.supplemented(made, made.enrolments().get(0), true);
        new org.springframework.transaction.support.TransactionTemplate(transactions)
                .executeWithoutResult(_ -> publisher.publishEvent(
                        new vn.nguon.results.ResultsDecided(made.id(), CredentialKind.CERTIFICATE)));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(corrections(made)).isOne());
        var entry = credentials.desk(given.clerk, made.code()).entries().stream()
                .filter(CredentialEntry::outdated)
                .findFirst()
                .orElseThrow();
        assertThat(CredentialWords.state(entry)).contains("đổi xếp loại");
        credentials.revoke(given.clerk, entry.ref(), new Credentials.Revoke("Phúc khảo", "422-QĐ/TCT", DAY));
        assertThat(corrections(made)).isOne();
        assertThat(credentials.reissue(given.clerk, entry.ref(), HEAD)).isInstanceOf(Outcome.Done.class);
        assertThat(corrections(made)).isZero();
    }

    private long corrections(Made made) {
        return jdbc.sql("SELECT count(*) FROM task WHERE key = :key AND closed_at IS NULL")
                .param("key", "credentials:correct:CERTIFICATE:" + made.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void filtersARegisterByNameNumberClassAndState() {
        var made = issued(4, CredentialKind.CERTIFICATE);
        var register = credentials.registers(given.clerk).getFirst();
        assertThat(names(register, Map.of("tim", "anh"))).containsExactly("Lữ Thị Ánh");
        assertThat(names(register, Map.of("tim", "0003/"))).hasSize(1);
        assertThat(names(register, Map.of("lop", made.code()))).hasSize(4);
        assertThat(names(register, Map.of("lop", "KHAC-01"))).isEmpty();
        assertThat(names(register, Map.of("trang-thai", "thu-hoi"))).isEmpty();
        assertThat(names(register, Map.of("xep", "-so"))).hasSize(4);
        assertThat(entries.count(register.ref(), ListQuery.from(Map.of("tim", "uoc"), "so")))
                .isEqualTo(1);
    }

    private java.util.List<String> names(EntryBook.Register register, Map<String, String> params) {
        return entries.ofRegister(given.clerk, register.ref(), ListQuery.from(params, "so", "ten"), 0, 50).stream()
                .map(e -> e.content().fullName())
                .toList();
    }

    private Made issued(int trainees, CredentialKind kind) {
        var made = given.made(trainees);
        given.decided(made, kind);
        var by = kind == CredentialKind.CERTIFICATE ? given.clerk : given.approver;
        var job = credentials.issue(by, made.code(), kind, kind == CredentialKind.CERTIFICATE ? HEAD : SECRETARY);
        run.run(((Outcome.Done<UUID>) job).value());
        return made;
    }

    private static Viewer on(Viewer viewer, LocalDate day) {
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), "", "", 0, day);
    }

    private static String code(Outcome<UUID> outcome) {
        return outcome instanceof Outcome.Refused<UUID>(var refusal) ? refusal.code() : "done";
    }
}
