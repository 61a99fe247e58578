package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.MoveClass;
import vn.nguon.rosters.AddTrainee;
import vn.nguon.shared.Forbidden;

/** Letters, their delivery, the answers, and who takes whose place. */
class SummoningTests extends NominatingGround {
    @Test
    void summonsEverybodyOnceAndMovesTheClassOn() {
        open(2, 2);
        done(propose(town, false, HUAN));
        assertThat(refused(summonses.issue(centre, seen(centre), summon()))).isEqualTo("danh-sach-chua-duyet");
        appraise(HUAN);
        done(decide(HUAN));
        done(rosters.add(
                centre,
                seen(centre),
                new AddTrainee(ref(PO), null, "Bổ sung", paper("9-CV").reference())));
        assertThat(done(summonses.issue(centre, seen(centre), summon()))).isEqualTo(2);
        assertThat(seen(centre).state()).isEqualTo(ClassState.SUMMONED);
        assertThat(refused(summonses.issue(centre, seen(centre), summon()))).isEqualTo("khong-con-ai");
        assertThat(of(PO).fromRoster()).isTrue();
        var letters = summonses.letters(centre, seen(centre), null);
        assertThat(letters).extracting(SummonsLetter::fullName).containsExactly("Lộc Văn Huấn", "Xồng Nhia Pó");
        assertThat(letters.getFirst().decision()).isEqualTo("145-QĐ/HU ngày 20/09/2022");
        assertThat(letters.getFirst().studyDays()).isEqualTo(16);
        assertThat(todo(trainee(HUAN))).containsExactly("Xác nhận đi học lớp L");
        assertThat(todo(town)).contains("Xác nhận 1 học viên đi học lớp L");
        assertThat(todo(board)).isEmpty();
    }

    @Test
    void summonsThoseWhomAFileBroughtLikeThoseProposed() {
        open(2, 2);
        done(propose(town, false, HUAN));
        done(rosters.add(centre, seen(centre), new AddTrainee(ref(PO), null, "Từ danh sách", null)));
        done(approvals.approve(board, seen(board), paper("145-QĐ/HU").reference()));
        done(rosters.add(
                centre,
                seen(centre),
                new AddTrainee(ref(HUAN), null, "Thẳng", paper("9-CV").reference())));
        assertThat(state(HUAN)).isEqualTo(NominationState.SENT);
        assertThat(done(summonses.issue(centre, seen(centre), summon()))).isEqualTo(2);
    }

    @Test
    void notesHowEachSummonsWasDelivered() {
        summoned(HUAN, PO);
        var refs = List.of(of(HUAN).ref());
        var on = LocalDate.of(2022, 9, 20);
        assertThat(refused(summonses.deliver(centre, seen(centre), List.of(), on, Delivery.BY_HAND, "Hạnh")))
                .isEqualTo("chua-chon-ai");
        assertThat(refused(summonses.deliver(centre, seen(centre), refs, on, Delivery.BY_HAND, " ")))
                .isEqualTo("thieu-nguoi-giao");
        assertThat(refused(summonses.deliver(centre, seen(centre), refs, on.plusDays(1), Delivery.BY_HAND, "Hạnh")))
                .isEqualTo("ngay-chua-toi");
        done(summonses.deliver(centre, seen(centre), refs, on, Delivery.COMMUNE, "Vi Thị Hạnh"));
        assertThat(of(HUAN).deliveredHow()).isEqualTo("Qua đảng ủy xã");
        assertThat(of(HUAN).deliveredBy()).isEqualTo("Vi Thị Hạnh");
        assertThat(of(PO).deliveredOn()).isNull();
    }

    @Test
    void theTraineeConfirmsTheCommuneConfirmsForAnother() {
        summoned(HUAN, PO);
        done(summonses.answer(trainee(HUAN), given.head(trainee(HUAN), head.code()), NominationState.CONFIRMED, ""));
        done(desk.act(maiSon, head.code(), of(PO).ref(), NominationState.CONFIRMED, ""));
        assertThat(quota(TOWN).confirmed()).isEqualTo(1);
        assertThat(quota(MAI_SON).confirmed()).isEqualTo(1);
        assertThat(todo(trainee(HUAN))).isEmpty();
        assertThat(todo(trainee(PO))).isEmpty();
        assertThat(todo(maiSon)).doesNotContain("Xác nhận 1 học viên đi học lớp L");
        assertThatThrownBy(() -> summonses.own(board, seen(board)).orElseThrow())
                .isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void whoAsksLeaveIsJudgedByTheOrganiser() {
        summoned(HUAN, PO);
        var huan = trainee(HUAN);
        var his = given.head(huan, head.code());
        assertThat(refused(summonses.answer(huan, his, NominationState.LEAVE_ASKED, "")))
                .isEqualTo("thieu-ly-do");
        done(summonses.answer(huan, his, NominationState.LEAVE_ASKED, "Ốm dài ngày"));
        assertThat(todo(board)).containsExactly("Xét 1 người xin không học: L");
        var ref = of(HUAN).ref();
        done(summonses.judgeLeave(centre, seen(centre), ref, false, "Cần học", null));
        assertThat(state(HUAN)).isEqualTo(NominationState.SUMMONED);
        assertThat(todo(huan)).hasSize(1);
        done(summonses.answer(huan, his, NominationState.LEAVE_ASKED, "Có giấy viện"));
        assertThat(refused(summonses.judgeLeave(centre, seen(centre), ref, true, "Ốm", null)))
                .isEqualTo("thieu-van-ban");
        done(summonses.judgeLeave(
                centre, seen(centre), ref, true, "Ốm", paper("50-CV/BTC").reference()));
        assertThat(state(HUAN)).isEqualTo(NominationState.RELEASED);
        assertThat(rosters.roster(centre, seen(centre)).lines())
                .extracting(l -> l.fullName())
                .containsExactly("Xồng Nhia Pó");
        assertThat(quota(TOWN).missing()).isEqualTo(2);
        assertThat(todo(town)).contains("Đề nghị cử 2 người học lớp L");
        assertThatThrownBy(() -> summonses.judgeLeave(approver, seen(approver), ref, true, "x", null))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void theReserveReplacesBeforeAndAfterTheOpeningAndBothDocumentsStay() {
        open(1, 1);
        done(propose(town, false, HUAN));
        done(propose(town, true, NGA));
        appraise(HUAN, NGA);
        done(decide(HUAN, NGA));
        done(summonses.issue(centre, seen(centre), summon()));
        clock.travelTo(LocalDateTime.of(2022, 10, 11, 9, 0));
        var place = Objects.requireNonNull(of(HUAN).enrolment());
        var successor = new AddTrainee(
                ref(NGA),
                null,
                "Điều động",
                paper("60-QĐ/HU").reference(),
                paper("35-CV/ĐU").reference());
        done(rosters.replace(centre, seen(centre), place, successor));
        assertThat(state(HUAN)).isEqualTo(NominationState.REPLACED);
        assertThat(state(NGA)).isEqualTo(NominationState.SENT);
        // The reserve has the seat now: the quota is used up again.
        assertThat(quota(TOWN)).satisfies(line -> {
            assertThat(line.named()).isEqualTo(1);
            assertThat(line.missing()).isZero();
        });
        assertThat(nominations.steps(board, seen(board), of(HUAN).ref()).getFirst())
                .satisfies(step -> {
                    assertThat(step.document()).startsWith("60-QĐ/HU");
                    assertThat(step.request()).startsWith("35-CV/ĐU");
                });
        assertThat(done(summonses.issue(centre, seen(centre), summon()))).isEqualTo(1);
        assertThat(rosters.asOf(centre, seen(centre), LocalDate.of(2022, 10, 10))
                        .lines())
                .extracting(l -> l.fullName())
                .containsExactly("Lộc Văn Huấn");
        assertThat(rosters.asOf(centre, seen(centre), LocalDate.of(2022, 10, 11))
                        .lines())
                .extracting(l -> l.fullName())
                .containsExactly("Bùi Thị Nga");
    }

    @Test
    void aClassCalledOffAsksNothingMore() {
        summoned(HUAN);
        done(propose(maiSon, false, PO));
        assertThat(todo(board)).isNotEmpty();
        var huan = trainee(HUAN);
        done(moves.move(
                approver,
                head.code(),
                new MoveClass(ClassState.CANCELLED, seen(approver).version(), "Bão", null)));
        for (var viewer : List.of(town, maiSon, board, approver, huan))
            assertThat(todo(viewer)).isEmpty();
        assertThat(refused(propose(maiSon, false, MY))).isEqualTo("da-chot-de-nghi");
    }

    @Test
    void aClassThatIsOverTakesNoAnswer() {
        summoned(HUAN, PO);
        var huan = trainee(HUAN);
        done(summonses.answer(huan, given.head(huan, head.code()), NominationState.LEAVE_ASKED, "Ốm"));
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", head.id().value())
                .update();
        assertThat(refused(summonses.answer(huan, given.head(huan, head.code()), NominationState.CONFIRMED, "")))
                .isEqualTo("lop-khong-nhan-tra-loi");
        assertThat(refused(desk.act(maiSon, head.code(), of(PO).ref(), NominationState.CONFIRMED, "")))
                .isEqualTo("lop-khong-nhan-tra-loi");
        assertThat(refused(summonses.judgeLeave(centre, seen(centre), of(HUAN).ref(), false, "Cần học", null)))
                .isEqualTo("lop-khong-nhan-tra-loi");
        assertThat(state(PO)).isEqualTo(NominationState.SUMMONED);
        jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id = :id")
                .param("id", head.id().value())
                .update();
    }

    // --- one way to summon

    @Test
    void aClassIsSummonedByLettersOnly() {
        open(2, 2);
        done(propose(town, false, HUAN));
        appraise(HUAN);
        done(decide(HUAN));
        assertThat(refused(moves.move(
                        centre,
                        head.code(),
                        MoveClass.to(ClassState.SUMMONED, seen(centre).version()))))
                .isEqualTo("chua-co-giay-trieu-tap");
        done(summonses.issue(centre, seen(centre), summon()));
        assertThat(seen(centre).state()).isEqualTo(ClassState.SUMMONED);
    }

    @Test
    void aClassThatWasPutOffIsSummonedAnewForItsNewDays() {
        summoned(HUAN, PO);
        done(summonses.answer(trainee(HUAN), given.head(trainee(HUAN), head.code()), NominationState.CONFIRMED, ""));
        done(moves.move(
                approver,
                head.code(),
                new MoveClass(ClassState.POSTPONED, seen(approver).version(), "Mưa lũ", null)));
        clock.travelTo(LocalDateTime.of(2022, 9, 21, 9, 0));
        done(moves.move(
                approver,
                head.code(),
                MoveClass.to(ClassState.APPROVED, seen(approver).version())));
        assertThat(refused(moves.move(
                        centre,
                        head.code(),
                        MoveClass.to(ClassState.SUMMONED, seen(centre).version()))))
                .isEqualTo("chua-co-giay-trieu-tap");
        assertThat(summonses.unsummoned(centre, seen(centre))).isEqualTo(2);
        assertThat(done(summonses.issue(centre, seen(centre), summon()))).isEqualTo(2);
        assertThat(seen(centre).state()).isEqualTo(ClassState.SUMMONED);
        assertThat(state(HUAN)).isEqualTo(NominationState.SUMMONED);
        assertThat(todo(trainee(HUAN))).containsExactly("Xác nhận đi học lớp L");
        assertThat(summonses.letters(centre, seen(centre), null)).hasSize(2);
        assertThat(nominations.steps(board, seen(board), of(HUAN).ref()))
                .extracting(NominationStep::words)
                .startsWith("Đã triệu tập", "Đã xác nhận", "Đã triệu tập");
    }
}
