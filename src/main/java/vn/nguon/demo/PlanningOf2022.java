package vn.nguon.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.AddPerson;
import vn.nguon.people.People;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonDetails;
import vn.nguon.people.Post;
import vn.nguon.planning.PlanningImports;
import vn.nguon.planning.PlanningQuotas;
import vn.nguon.planning.PlanningRounds;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Sex;
import vn.nguon.sheets.Imports;

/** 16/09/2022: Ban Tổ chức Huyện ủy takes in both planning lists and enters who holds which post at the district. */
@DemoPart
class PlanningOf2022 {
    private final Stage stage;
    private final PlanningImports planning;
    private final Imports imports;
    private final People people;
    private final PlanningRounds rounds;
    private final PlanningQuotas quotas;

    PlanningOf2022(
            Stage stage,
            PlanningImports planning,
            Imports imports,
            People people,
            PlanningRounds rounds,
            PlanningQuotas quotas) {
        this.stage = stage;
        this.planning = planning;
        this.imports = imports;
        this.people = people;
        this.rounds = rounds;
        this.quotas = quotas;
    }

    void take(Cast cast) {
        var day = LocalDate.of(2022, 9, 16);
        stage.scene(day.atTime(8, 30), () -> take(cast, "quy-hoach-2020-2025.xlsx"));
        stage.scene(day.atTime(9, 10), () -> take(cast, "quy-hoach-2025-2030.xlsx"));
        stage.scene(day.atTime(10, 0), () -> quotas(cast));
        stage.scene(day.atTime(14, 0), () -> posts(cast));
    }

    private void take(Cast cast, String file) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        var upload = planning.upload(board, file, Stage.file(file));
        if (!(upload instanceof PlanningImports.Started started)) throw new IllegalStateException(file + ": " + upload);
        var ref = started.ref();
        // The pair of whom one has a birth year only: the board knows them as two people.
        for (var questions = planning.questions(board, ref);
                !questions.isEmpty();
                questions = planning.questions(board, ref))
            planning.answer(board, ref, imports.get(ref).version(), questions.getFirst(), false);
        Stage.done(planning.write(board, ref, imports.get(ref).version()));
    }

    /** One seat each, three people for a seat: as many as Quy định 15-QĐ/TU lets be planned. */
    private void quotas(Cast cast) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        var document = new DocumentReference(
                "11-HD/BTCHU",
                LocalDate.of(2022, 4, 15),
                cast.at(Body.DISTRICT_BOARD),
                "",
                "Chỉ tiêu quy hoạch cấp xã");
        for (var round : rounds.list(board).rounds())
            for (var title :
                    List.of("Bí thư Đảng ủy", "Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư Đảng ủy, Chủ tịch UBND"))
                Stage.done(quotas.set(board, round.ref(), null, title, 1, BigDecimal.valueOf(3), document));
    }

    /** Holders of posts that teach, and the staff of the centre. */
    private void posts(Cast cast) {
        person(cast, "Lữ Trọng Khuê", Sex.MALE, "12/03/1971", "Trưởng Ban Tổ chức Huyện ủy", Body.DISTRICT_BOARD);
        person(
                cast,
                "Vi Thị Ngoãn",
                Sex.FEMALE,
                "04/11/1973",
                "Chủ nhiệm Ủy ban Kiểm tra Huyện ủy",
                Body.DISTRICT_INSPECTION);
        person(
                cast,
                "Lương Thị Bưởi",
                Sex.FEMALE,
                "19/08/1975",
                "Trưởng Ban Tuyên giáo Huyện ủy",
                Body.DISTRICT_PROPAGANDA);
        person(cast, "Xồng Bá Lử", Sex.MALE, "02/02/1974", "Trưởng Ban Dân vận Huyện ủy", Body.DISTRICT_MASS);
        person(cast, "Nguyễn Đình Sắc", Sex.MALE, "27/06/1977", "Chánh Văn phòng Huyện ủy", Body.DISTRICT_OFFICE);
        var supervisor = person(
                cast,
                "Lô Thị Thìn",
                Sex.FEMALE,
                "15/05/1984",
                "Giảng viên Trung tâm Chính trị huyện",
                Body.DISTRICT_CENTRE);
        cast.keep("supervisor", supervisor.ref());
    }

    private PersonCard person(Cast cast, String name, Sex sex, String born, String post, Body at) {
        return person(Who.DISTRICT_BOARD, cast, name, sex, born, post, cast.at(at), LocalDate.of(2020, 8, 1));
    }

    /** Adds somebody with the post that the board of {@code by} says they hold. */
    PersonCard person(
            Who by,
            Cast cast,
            String name,
            Sex sex,
            String born,
            String post,
            @Nullable OrganisationId at,
            LocalDate from) {
        var board = stage.as(cast.account(by));
        var birth = (BirthDate.Read) BirthDate.read(born, board.today());
        var command = new AddPerson(
                PersonDetails.of(name, sex, birth.value()), new Post(post, at, "", from, null, ""), false);
        return switch (people.add(board, command)) {
            case AddPerson.Added(var card) -> card;
            case AddPerson.Alike alike -> throw new IllegalStateException(name + ": " + alike);
            case AddPerson.Refused(var refusal) -> throw Stage.stuck(refusal);
        };
    }
}
