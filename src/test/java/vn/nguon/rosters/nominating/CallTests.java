package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.nguon.documents.DocumentReference;
import vn.nguon.rosters.AddTrainee;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The call, its quotas, and what communes propose against them. */
class CallTests extends NominatingGround {
    @Test
    void asksCommunesAndTellsThem() {
        open(2, 1);
        assertThat(todo(town)).containsExactly("Đề nghị cử 2 người học lớp L");
        assertThat(desk.call(town, head.code())).singleElement().satisfies(call -> {
            assertThat(call.offered()).isEqualTo(2);
            assertThat(call.missing()).isEqualTo(2);
        });
        assertThat(calls.board(board, head))
                .extracting(QuotaLine::unitName, QuotaLine::offered, QuotaLine::missing)
                .containsExactly(tuple(TOWN, 2, 2), tuple(MAI_SON, 1, 1));
        done(calls.close(board, head));
        assertThat(todo(town)).isEmpty();
        assertThat(refused(propose(town, false, HUAN))).isEqualTo("da-chot-de-nghi");
        open(2, 1);
        assertThat(todo(town)).hasSize(1);
    }

    @Test
    void countsTheSeatsThatACommuneStillHasWhichHasEnded() {
        open(5, 1);
        var old = given.organisation("Đảng ủy xã Kim Đa", "COMMUNE_COMMITTEE", null, given.district);
        jdbc.sql("UPDATE organisation_version SET valid = '[2000-01-01,2022-09-01)' WHERE organisation_id = :old")
                .param("old", old)
                .update();
        jdbc.sql(
                        "INSERT INTO class_quota (class_id, organisation_id, unit_name, offered) VALUES (:class, :old, 'Xã Kim Đa', 4)")
                .param("class", head.id().value())
                .param("old", old)
                .update();
        assertThat(refused(calls.open(board, head, wanted(6, 1)))).isEqualTo("chi-tieu-qua-si-so");
        done(calls.open(board, head, wanted(5, 1)));
    }

    @Test
    void aCommuneTakenOffTheQuotaHasNothingToDo() {
        open(2, 1);
        open(0, 1);
        assertThat(todo(town)).isEmpty();
        assertThat(todo(maiSon)).hasSize(1);
    }

    @Test
    void tasksOfAnEndedBoardAreItsKeepers() {
        var keeper = given.organisation("Ban Tổ chức mới", "BOARD", null, given.district);
        var successor = given.viewer("Lô Thị Xuân", Role.ORGANISATION_BOARD, keeper);
        open(2, 2);
        jdbc.sql("""
                WITH act AS (
                    INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                    VALUES (gen_random_uuid(), '', '', '2022-09-10', 'CARRIED_OUT', '', '2022-09-01', '2022-09-01', '2022-09-01')
                    RETURNING id
                )
                INSERT INTO organisation_end (organisation_id, last_day, reorganisation_id, tasks_keeper) SELECT :id, '2022-09-09', id, :keeper FROM act
                """).param("id", given.board).param("keeper", keeper).update();
        try {
            done(propose(town, false, HUAN));
            assertThat(todo(successor)).containsExactly("Thẩm định 1 đề nghị cử: L");
            done(nominations.appraise(
                    successor,
                    seen(successor),
                    List.of(desk.nominations(town, head.code()).getFirst().ref())));
            assertThat(todo(successor)).isEmpty();
        } finally {
            jdbc.sql("DELETE FROM organisation_end WHERE organisation_id = :id")
                    .param("id", given.board)
                    .update();
        }
    }

    @Test
    void refusesQuotasThatDoNotFit() {
        assertThat(refused(calls.open(board, head, wanted(9, 2)))).isEqualTo("chi-tieu-qua-si-so");
        assertThat(refused(calls.open(board, head, wanted(0, 0)))).isEqualTo("chua-chia-chi-tieu");
        var good = wanted(2, 2);
        assertThat(refused(calls.open(
                        board, head, new OpenCall(List.of(), good.terms(), good.dueOn(), "", good.quotas()))))
                .isEqualTo("thieu-chuc-danh");
        assertThat(refused(calls.open(
                        board,
                        head,
                        new OpenCall(good.titles(), good.terms(), LocalDate.of(2022, 9, 19), "", good.quotas()))))
                .isEqualTo("han-da-qua");
        assertThat(refused(calls.open(
                        board,
                        head,
                        new OpenCall(good.titles(), good.terms(), LocalDate.of(2022, 12, 19), "", good.quotas()))))
                .isEqualTo("han-sau-lop");
        assertThat(refused(calls.open(
                        board,
                        head,
                        new OpenCall(good.titles(), good.terms(), good.dueOn(), "", Map.of(UUID.randomUUID(), 1)))))
                .isEqualTo("ngoai-pham-vi");
        head = newClass("DRAFT");
        assertThat(refused(calls.open(board, head, good))).isEqualTo("lop-khong-nhan-de-nghi");
        assertThatThrownBy(() -> calls.open(centre, seen(centre), good)).isInstanceOf(Forbidden.class);
    }

    @Test
    void doesNotLowerAQuotaBelowWhoIsNamed() {
        open(2, 2);
        done(propose(town, false, HUAN, NGA));
        assertThat(refused(calls.open(board, head, wanted(1, 2)))).isEqualTo("chi-tieu-duoi-so-da-cu");
        assertThat(refused(calls.open(board, head, wanted(0, 2)))).isEqualTo("chi-tieu-duoi-so-da-cu");
        assertThat(quota(TOWN).offered()).isEqualTo(2);
    }

    @Test
    void offersNothingToACommuneThatAFileBroughtAlready() {
        done(rosters.add(centre, seen(centre), new AddTrainee(ref(HUAN), null, "Từ danh sách", null)));
        open(0, 2);
        assertThat(quota(TOWN).named()).isEqualTo(1);
    }

    @Test
    void theCommuneProposesItsOwnPlannedAgainstItsQuota() {
        open(1, 2);
        done(propose(town, false, HUAN));
        assertThat(of(HUAN)).satisfies(one -> {
            assertThat(one.state()).isEqualTo(NominationState.PROPOSED);
            assertThat(one.document()).isEqualTo("31-CV/ĐU ngày 20/09/2022");
            assertThat(one.why()).contains("512-QĐ/HU");
        });
        assertThat(refused(propose(town, false, NGA))).isEqualTo("qua-chi-tieu");
        done(propose(town, true, NGA));
        assertThat(quota(TOWN)).satisfies(line -> {
            assertThat(line.named()).isEqualTo(1);
            assertThat(line.missing()).isZero();
            assertThat(line.reserves()).isEqualTo(1);
        });
        assertThat(todo(town)).isEmpty();
        assertThat(todo(board)).contains("Thẩm định 2 đề nghị cử: L");
        assertThat(refused(propose(town, true, NGA))).isEqualTo("khong-du-dieu-kien");
    }

    @Test
    void hidesOtherCommunesPeopleAndClassesThatDidNotAsk() {
        open(2, 0);
        assertThatThrownBy(() -> propose(town, false, PO)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.call(maiSon, head.code())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> propose(maiSon, false, PO)).isInstanceOf(NotFound.class);
        assertThat(desk.needs(town, head.code(), NeedFilter.ALL).lines())
                .extracting(NeedLine::unitName)
                .containsOnly(TOWN);
        done(propose(town, false, HUAN));
        var ref = of(HUAN).ref();
        open(2, 1);
        assertThatThrownBy(() -> desk.act(maiSon, head.code(), ref, NominationState.WITHDRAWN, "x"))
                .isInstanceOf(NotFound.class);
        assertThat(desk.nominations(maiSon, head.code())).isEmpty();
        assertThatThrownBy(() -> desk.calls(board)).isInstanceOf(Forbidden.class);
    }

    @Test
    void refusesTooLateNobodyAndADayToCome() {
        open(2, 2);
        assertThat(refused(propose(town, false))).isEqualTo("chua-chon-ai");
        var tomorrow = Paper.of(new DocumentReference("1-CV/ĐU", LocalDate.of(2022, 9, 21), null, "Đảng ủy", ""));
        assertThat(refused(desk.propose(
                        town, head.code(), new CommuneDesk.Proposal(Map.of(ref(HUAN), false), "", tomorrow))))
                .isEqualTo("ngay-chua-toi");
        clock.travelTo(LocalDateTime.of(2022, 9, 29, 9, 0));
        var late = new Viewer(town.id(), town.name(), town.roles(), "", "", 0, LocalDate.of(2022, 9, 29));
        assertThat(refused(propose(late, false, HUAN))).isEqualTo("qua-han-de-nghi");
    }

    @Test
    void ofTwoClerksWithOneSeatLeftOneGetsIt() throws Exception {
        open(1, 1);
        var start = new CyclicBarrier(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            var jobs = new ArrayList<Callable<Outcome<Integer>>>();
            for (var person : List.of(HUAN, NGA))
                jobs.add(() -> {
                    start.await();
                    return propose(town, false, person);
                });
            var outcomes = new ArrayList<Outcome<Integer>>();
            for (var answer : two.invokeAll(jobs)) outcomes.add(answer.get());
            assertThat(outcomes)
                    .filteredOn(o -> o instanceof Outcome.Done<Integer>)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(o -> o instanceof Outcome.Refused<Integer>)
                    .singleElement()
                    .satisfies(o -> assertThat(refused(o)).isEqualTo("qua-chi-tieu"));
        }
        assertThat(quota(TOWN).named()).isEqualTo(1);
    }

    // --- while the class is prepared

    @Test
    void theCentrePreparesQuotasByNumbersAndAsksNobody() {
        head = newClass("DRAFT");
        var mine = seen(centre);
        var choices = calls.choices(centre, mine);
        assertThat(choices.communes()).hasSize(given.committees.size());
        assertThat(done(calls.prepare(
                        centre,
                        mine,
                        new OpenCall(choices.titles(), choices.terms(), LocalDate.of(2022, 9, 28), "", Map.of()))))
                .isZero();
        var counts = nominations.needCounts(centre, mine);
        assertThat(counts.stream().mapToInt(NeedCount::planned).sum()).isEqualTo(given.people.size());
        assertThat(counts).extracting(NeedCount::unitName).contains(TOWN, MAI_SON);
        assertThatThrownBy(() -> nominations.needs(centre, mine, NeedFilter.ALL))
                .isInstanceOf(Forbidden.class);
        // Nobody outside learns of it, and the board sees names behind its own door already.
        assertThatThrownBy(() -> desk.call(town, head.code())).isInstanceOf(NotFound.class);
        assertThat(desk.calls(town)).noneMatch(call -> call.code().equals(head.code()));
        assertThat(todo(town)).isEmpty();
        assertThat(nominations.needs(board, seen(board), NeedFilter.ALL).lines())
                .isNotEmpty();
        assertThatThrownBy(() -> calls.open(centre, mine, wanted(1, 1))).isInstanceOf(Forbidden.class);
        assertThat(refused(calls.open(board, seen(board), wanted(1, 1)))).isEqualTo("lop-khong-nhan-de-nghi");
        jdbc.sql("UPDATE training_class SET state = 'APPROVED' WHERE id = :id")
                .param("id", head.id().value())
                .update();
        done(calls.prepare(centre, seen(centre), wanted(2, 1)));
        assertThat(quota(TOWN).offered()).isEqualTo(2);
        assertThat(todo(town)).isEmpty();
        head = seen(board);
        open(2, 1);
        assertThat(todo(town)).hasSize(1);
        assertThat(refused(calls.prepare(centre, seen(centre), wanted(1, 1)))).isEqualTo("da-giao-chi-tieu");
    }

    @Test
    void aCentreCountsNobodyBeyondTheCommitteeItHangsUnder() {
        head = newClass("DRAFT");
        var other = given.organisation("Huyện ủy Quế Phong", "DISTRICT_COMMITTEE", null, null);
        var theirs = given.viewer(
                "Lang Văn Bình",
                Role.CENTRE,
                given.organisation("Trung tâm Chính trị huyện Quế Phong", "POLITICAL_CENTRE", null, other));
        jdbc.sql(
                        "INSERT INTO class_part SELECT :class, g.organisation_id, 'CO_ORGANISES' FROM account_grant g WHERE g.account_id = :account")
                .param("class", head.id().value())
                .param("account", theirs.id().value())
                .update();
        var choices = calls.choices(board, head);
        done(calls.prepare(
                board, head, new OpenCall(choices.titles(), choices.terms(), LocalDate.of(2022, 9, 28), "", Map.of())));
        assertThat(nominations.needCounts(theirs, seen(theirs))).isEmpty();
        assertThat(calls.choices(theirs, seen(theirs)).communes()).isEmpty();
    }
}
