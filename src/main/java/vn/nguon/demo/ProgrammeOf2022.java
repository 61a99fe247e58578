package vn.nguon.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.nguon.demo.Cast.Who;
import vn.nguon.people.People;
import vn.nguon.practice.TopicSkills;
import vn.nguon.programmes.AddLecturer;
import vn.nguon.programmes.BandSet;
import vn.nguon.programmes.LecturerDesk;
import vn.nguon.programmes.LecturerKind;
import vn.nguon.programmes.Lecturers;
import vn.nguon.programmes.NewLecturer;
import vn.nguon.programmes.PartText;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.programmes.ProgrammeImports;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Viewer;

/** 19/09/2022: the school reads the programme from its file, says how it is assessed, and who of its lecturers teaches what. */
@DemoPart
class ProgrammeOf2022 {
    /** Lecturer of the school who marks papers, and who teaches this morning in the class of today. */
    static final String MARKER = "Nguyễn Thị Hải";

    private static final LocalDate SINCE = LocalDate.of(2021, 9, 1);

    private final Stage stage;
    private final ProgrammeImports imports;
    private final ProgrammeDesk desk;
    private final Programmes programmes;
    private final LecturerDesk lecturerDesk;
    private final Lecturers lecturers;
    private final People people;
    private final TopicSkills topicSkills;

    ProgrammeOf2022(
            Stage stage,
            ProgrammeImports imports,
            ProgrammeDesk desk,
            Programmes programmes,
            LecturerDesk lecturerDesk,
            Lecturers lecturers,
            People people,
            TopicSkills topicSkills) {
        this.stage = stage;
        this.imports = imports;
        this.desk = desk;
        this.programmes = programmes;
        this.lecturerDesk = lecturerDesk;
        this.lecturers = lecturers;
        this.people = people;
        this.topicSkills = topicSkills;
    }

    void make(Cast cast) {
        stage.scene(LocalDate.of(2022, 9, 19).atTime(9, 0), () -> {
            var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
            var file = Stage.done(
                    imports.start(school, cast.at(Body.SCHOOL), "chuong-trinh.xlsx", Stage.file("chuong-trinh.xlsx")));
            var programme = Stage.done(imports.write(school, file));
            cast.keep("programme 2022", programme);
            // The file shouts its title; on screens it stands among others.
            Stage.done(desk.rename(
                    school,
                    programme,
                    programmes.get(school, programme).version(),
                    "Bồi dưỡng cán bộ quy hoạch các chức danh Bí thư, Phó Bí thư Đảng ủy xã, thị trấn",
                    programmes.get(school, programme).note()));
            assess(school, programme);
            lecturers(cast, school, programme);
            byPost(cast, school, programme);
            serve(school, programme);
        });
    }

    /** What a topic is about tells which of the five skills it serves; a word of its title stands for that. */
    private static final Map<String, List<String>> SERVES = Map.of(
            "nghị quyết", List.of("LEAD", "CARRY_OUT"),
            "tình huống", List.of("DIRECT", "RUN"),
            "người đứng đầu", List.of("LEAD", "DIRECT"),
            "dân vận", List.of("COORDINATE", "CARRY_OUT"),
            "văn phòng", List.of("RUN"),
            "điều hành", List.of("RUN", "CARRY_OUT"),
            "kiểm tra", List.of("DIRECT"),
            "phối hợp", List.of("COORDINATE"),
            "tổ chức", List.of("LEAD", "COORDINATE"),
            "kỹ năng", List.of("RUN"));

    /** Topics and the five skills, as the school sees them. */
    void serve(Viewer school, UUID programme) {
        var wanted = new HashMap<UUID, Set<String>>();
        for (var topic : programmes.get(school, programme).topics())
            SERVES.forEach((word, skills) -> {
                if (topic.title().toLowerCase(Locale.ROOT).contains(word))
                    wanted.computeIfAbsent(topic.ref(), _ -> new TreeSet<>()).addAll(skills);
            });
        topicSkills.set(school, programme, wanted);
    }

    /** Three parts and five bands, both marked as a sample on screen. */
    void assess(Viewer school, UUID programme) {
        Stage.done(desk.setParts(
                school,
                programme,
                programmes.get(school, programme).version(),
                List.of(
                        new PartText("Thực hành vai trò người đứng đầu", BigDecimal.ONE, new BigDecimal("5")),
                        new PartText("Bài kiểm tra", BigDecimal.ONE, new BigDecimal("5")),
                        new PartText("Bài thu hoạch", BigDecimal.TWO, new BigDecimal("5")))));
        Stage.done(desk.chooseBands(
                school, programme, programmes.get(school, programme).version(), BandSet.FIVE));
    }

    /** As many parts as a class can be asked for: what the mark grid is measured with. Instead of those of {@link #assess}. */
    void assessInTwelveParts(Cast cast) {
        var programme = cast.kept("programme 2022");
        stage.scene(LocalDate.of(2022, 9, 19).atTime(15, 0), () -> {
            var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
            var parts = IntStream.rangeClosed(1, 12)
                    .mapToObj(no -> new PartText(
                            no == 12 ? "Bài thu hoạch" : "Bài kiểm tra " + no,
                            no == 12 ? BigDecimal.TWO : BigDecimal.ONE,
                            new BigDecimal("5")))
                    .toList();
            Stage.done(desk.setParts(
                    school, programme, programmes.get(school, programme).version(), parts));
        });
    }

    private void lecturers(Cast cast, Viewer school, UUID programme) {
        teacher(cast, school, programme, "Cao Thị Lựu", "Trưởng khoa Lý luận cơ sở", 0);
        teacher(cast, school, programme, "Bùi Đức Chẩn", "Phó Hiệu trưởng", 1);
        teacher(cast, school, programme, MARKER, "Giảng viên chính, Khoa Xây dựng Đảng", 2);
        teacher(cast, school, programme, "Hồ Thị Thêm", "Giảng viên, Khoa Xây dựng Đảng", 3, 15);
        teacher(cast, school, programme, "Trương Văn Đỉnh", "Trưởng khoa Nhà nước và pháp luật", 4);
        teacher(cast, school, programme, "Lang Thị Ngân", "Giảng viên, Khoa Nhà nước và pháp luật", 5);
    }

    private void teacher(Cast cast, Viewer school, UUID programme, String name, String post, int... topics) {
        var added = add(
                school,
                new NewLecturer(
                        name,
                        null,
                        post,
                        cast.at(Body.SCHOOL),
                        "Trường Chính trị tỉnh Nghệ An",
                        LecturerKind.OWN,
                        cast.at(Body.SCHOOL),
                        SINCE,
                        false));
        teaches(school, added, programme, topics);
        Stage.done(lecturerDesk.account(school, added));
        cast.keep("lecturer " + name, added);
        var person = lecturers.get(school, added).person();
        cast.act(name, people.accountOf(person).orElseThrow());
        cast.keep(
                "person " + name,
                people.cards(school, List.of(person)).getFirst().ref());
    }

    UUID add(Viewer by, NewLecturer wish) {
        return switch (lecturerDesk.add(by, wish)) {
            case AddLecturer.Added(var ref) -> ref;
            case AddLecturer.Alike alike -> throw new IllegalStateException(wish.name() + ": " + alike);
            case AddLecturer.Refused(var refusal) -> throw Stage.stuck(refusal);
        };
    }

    /** @param topics positions among the programme's topics, from 0 */
    void teaches(Viewer by, UUID lecturer, UUID programme, int... topics) {
        var all = programmes.get(by, programme).topics();
        var chosen = new HashSet<UUID>();
        for (var topic : topics) chosen.add(all.get(topic).ref());
        lecturerDesk.teaches(by, lecturer, programme, chosen);
    }

    /** Block II is taught by whoever heads the board. */
    private void byPost(Cast cast, Viewer school, UUID programme) {
        post(cast, school, programme, 9, "Trưởng Ban Tổ chức Huyện ủy", Body.DISTRICT_BOARD);
        post(cast, school, programme, 10, "Chủ nhiệm Ủy ban Kiểm tra Huyện ủy", Body.DISTRICT_INSPECTION);
        post(cast, school, programme, 11, "Trưởng Ban Tuyên giáo Huyện ủy", Body.DISTRICT_PROPAGANDA);
        post(cast, school, programme, 12, "Trưởng Ban Dân vận Huyện ủy", Body.DISTRICT_MASS);
        post(cast, school, programme, 13, "Chánh Văn phòng Huyện ủy", Body.DISTRICT_OFFICE);
    }

    private void post(Cast cast, Viewer school, UUID programme, int topic, String title, Body at) {
        var ref = programmes.get(school, programme).topics().get(topic).ref();
        lecturerDesk.teachByPost(school, programme, ref, title, cast.at(at));
    }
}
