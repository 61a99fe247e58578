package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nguon.documents.DocumentReference;
import vn.nguon.rosters.AddTrainee;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Appraisal by the board and the sending decision. */
class DecidingTests extends NominatingGround {
    @Test
    void theBoardReturnsWithAReasonAndTheCommuneProposesAgainOrWithdraws() {
        open(2, 2);
        done(propose(town, false, HUAN, NGA));
        var both = List.of(of(HUAN).ref(), of(NGA).ref());
        assertThat(refused(nominations.giveBack(board, head, both, " "))).isEqualTo("thieu-ly-do");
        done(nominations.giveBack(board, head, both, "Trùng kỳ họp"));
        assertThat(quota(TOWN).named()).isZero();
        assertThat(todo(town)).containsExactly("Đề nghị cử 4 người học lớp L");
        done(desk.act(town, head.code(), of(HUAN).ref(), NominationState.PROPOSED, "Kỳ họp đã lùi"));
        done(desk.act(town, head.code(), of(NGA).ref(), NominationState.WITHDRAWN, "Không bố trí được"));
        assertThat(state(HUAN)).isEqualTo(NominationState.PROPOSED);
        assertThat(state(NGA)).isEqualTo(NominationState.WITHDRAWN);
        assertThat(nominations.steps(board, head, of(HUAN).ref()))
                .extracting(NominationStep::words, NominationStep::actor, NominationStep::reason)
                .containsExactly(
                        tuple("Đã đề nghị", "Đảng ủy Thạch Giám", "Kỳ họp đã lùi"),
                        tuple("Trả lại", "Lô Khăm Kha", "Trùng kỳ họp"),
                        tuple("Đã đề nghị", "Đảng ủy Thạch Giám", ""));
        done(propose(town, false, NGA));
        assertThat(refused(desk.act(town, head.code(), of(HUAN).ref(), NominationState.CONFIRMED, "")))
                .isEqualTo("khong-co-buoc-nay");
        var ref = of(HUAN).ref();
        assertThatThrownBy(() -> desk.act(town, head.code(), ref, NominationState.APPRAISED, ""))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatWasReturnedComesBackOnlyWhileTheQuotaHasRoom() {
        open(1, 1);
        done(propose(town, false, HUAN));
        done(nominations.giveBack(board, head, List.of(of(HUAN).ref()), "Xem lại"));
        done(propose(town, false, NGA));
        assertThat(refused(desk.act(town, head.code(), of(HUAN).ref(), NominationState.PROPOSED, "Vẫn cử")))
                .isEqualTo("qua-chi-tieu");
    }

    @Test
    void theApproverDecidesAndTheRosterIsApprovedByThatDecision() {
        open(2, 2);
        done(propose(town, false, HUAN));
        done(propose(town, true, NGA));
        assertThat(refused(decide(HUAN))).isEqualTo("khong-co-buoc-nay");
        appraise(HUAN, NGA);
        assertThat(todo(approver)).containsExactly("Quyết định cử 2 người: L");
        assertThat(done(decide(HUAN, NGA))).isEqualTo(new Nominations.Decided(1, 1));
        assertThat(state(HUAN)).isEqualTo(NominationState.SENT);
        assertThat(state(NGA)).isEqualTo(NominationState.RESERVE);
        var roster = rosters.roster(centre, seen(centre));
        assertThat(roster.approved()).isTrue();
        assertThat(roster.lines()).extracting(l -> l.fullName()).containsExactly("Lộc Văn Huấn");
        assertThat(people.accountOf(given.person(HUAN))).isPresent();
        assertThat(todo(approver)).isEmpty();
        assertThat(todo(board)).contains("Triệu tập 1 học viên: L");
        assertThat(of(HUAN).document()).startsWith("145-QĐ/HU");
        assertThat(rosters.changes(centre, seen(centre)).getFirst().document()).startsWith("145-QĐ/HU");
    }

    @Test
    void theDecisionDoesNotApproveWhomAFilePutOnTheRoster() {
        open(2, 2);
        done(propose(town, false, HUAN));
        appraise(HUAN);
        done(rosters.add(centre, seen(centre), new AddTrainee(ref(PO), null, "Từ danh sách", null)));
        assertThat(refused(decide(HUAN))).isEqualTo("danh-sach-cho-duyet");
        assertThat(rosters.roster(centre, seen(centre)).approved()).isFalse();
        assertThat(state(HUAN)).isEqualTo(NominationState.APPRAISED);
        done(approvals.approve(board, seen(board), paper("144-QĐ/HU").reference()));
        done(decide(HUAN));
    }

    @Test
    void whoProposedOrAppraisedDoesNotDecide() {
        open(2, 2);
        var both = given.viewer("Kiêm nhiệm", Role.ORGANISATION_BOARD, given.board);
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by, confirmed_at)
                SELECT gen_random_uuid(), :account, 'APPROVER', :at, '[2020-01-01,)', granted_at, confirmed_by, confirmed_at
                  FROM account_grant WHERE account_id = :account
                """)
                .param("account", both.id().value())
                .param("at", given.standing)
                .update();
        var twofold = new Viewer(
                both.id(), both.name(), Set.of(Role.ORGANISATION_BOARD, Role.APPROVER), "", "", 0, both.today());
        done(propose(town, false, HUAN));
        done(nominations.appraise(twofold, seen(twofold), List.of(of(HUAN).ref())));
        var refs = List.of(of(HUAN).ref());
        assertThat(refused(nominations.decide(twofold, seen(twofold), refs, paper("145-QĐ/HU"))))
                .isEqualTo("nguoi-tham-dinh-khong-quyet-dinh");
        assertThatThrownBy(() -> nominations.decide(board, seen(board), refs, paper("145-QĐ/HU")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> nominations.appraise(approver, seen(approver), refs))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void theApproverMayAskTheBoardToLookAgain() {
        open(2, 2);
        done(propose(town, false, HUAN));
        appraise(HUAN);
        var refs = List.of(of(HUAN).ref());
        assertThat(refused(nominations.review(approver, seen(approver), refs, "")))
                .isEqualTo("thieu-ly-do");
        done(nominations.review(approver, seen(approver), refs, "Xem lại cơ cấu"));
        assertThat(state(HUAN)).isEqualTo(NominationState.PROPOSED);
        appraise(HUAN);
        done(decide(HUAN));
        assertThat(state(HUAN)).isEqualTo(NominationState.SENT);
    }

    @Test
    void refusesADecisionOnWhoWasTakenOutOfPlanningMeanwhile() {
        open(2, 2);
        var out = another(TOWN, 1);
        done(propose(town, false, HUAN, out));
        appraise(HUAN, out);
        remove(out);
        assertThat(refused(decide(HUAN, out))).isEqualTo("khong-con-quy-hoach");
        done(decide(HUAN));
    }

    @Test
    void aDecisionThatRunsIntoAnotherClassChangesNothing() {
        open(2, 2);
        done(propose(town, false, HUAN, NGA));
        appraise(HUAN, NGA);
        given.trainingClass("NMD-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY);
        done(rosters.add(centre, given.head(centre, "NMD-" + classes), new AddTrainee(ref(NGA), null, "x", null)));
        assertThat(refused(decide(HUAN, NGA))).isEqualTo("dang-hoc-lop-khac");
        assertThat(state(HUAN)).isEqualTo(NominationState.APPRAISED);
        assertThat(rosters.roster(centre, seen(centre)).lines()).isEmpty();
    }

    @Test
    void keepsTheScanOfADecisionAndRefusesWhatIsNone() {
        open(2, 2);
        done(propose(town, false, HUAN));
        appraise(HUAN);
        var reference = new DocumentReference("200-QĐ/HU", LocalDate.of(2022, 9, 20), null, "Huyện ủy", "");
        var refs = List.of(of(HUAN).ref());
        assertThat(refused(nominations.decide(
                        approver, seen(approver), refs, new Paper(reference, "qd.exe", new byte[] {'M', 'Z', 0}))))
                .isEqualTo("ban-chup-sai-kieu");
        assertThat(state(HUAN)).isEqualTo(NominationState.APPRAISED);
        var pdf = "%PDF-1.7 quyết định".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        done(nominations.decide(approver, seen(approver), refs, new Paper(reference, "qd.pdf", pdf)));
        var scan = nominations.scans(board, seen(board)).getFirst();
        assertThat(scan.number()).isEqualTo("200-QĐ/HU");
        assertThat(nominations.scan(board, seen(board), scan.file()).fileName()).isEqualTo("qd.pdf");
        head = newClass("APPROVED");
        assertThatThrownBy(() -> nominations.scan(board, seen(board), scan.file()))
                .isInstanceOf(NotFound.class);
        // Whoever cites the same number does not come by the bytes, and files their own.
        open(2, 2);
        done(desk.propose(
                town,
                head.code(),
                new CommuneDesk.Proposal(Map.of(ref(another(TOWN, 5)), false), "", Paper.of(reference))));
        assertThat(nominations.scans(board, seen(board))).isEmpty();
        assertThatThrownBy(() -> nominations.scan(board, seen(board), scan.file()))
                .isInstanceOf(NotFound.class);
        var other = "%PDF-1.7 công văn".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        done(desk.propose(
                town,
                head.code(),
                new CommuneDesk.Proposal(
                        Map.of(ref(another(TOWN, 6)), false), "", new Paper(reference, "cv.pdf", other))));
        assertThat(nominations.scans(board, seen(board)))
                .singleElement()
                .satisfies(one -> assertThat(one.fileName()).isEqualTo("cv.pdf"));
    }
}
