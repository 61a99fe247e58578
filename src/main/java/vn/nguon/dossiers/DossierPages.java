package vn.nguon.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.people.FactText;
import vn.nguon.people.HeldFact;
import vn.nguon.people.Histories;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonDetails;
import vn.nguon.people.PersonFacts;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The cadre file of a person, and one's own. */
@Controller
class DossierPages {
    private static final int READERS = 12;
    private final Dossiers dossiers;
    private final Histories histories;

    DossierPages(Dossiers dossiers, Histories histories) {
        this.dossiers = dossiers;
        this.histories = histories;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuOwnDossier() {
            return new MenuItem(80, "Hồ sơ của tôi", "/ho-so-cua-toi", "file", Set.of(Role.TRAINEE));
        }
    }

    @GetMapping("/can-bo/{ref}")
    @Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE})
    ModelAndView read(Viewer viewer, @PathVariable UUID ref) {
        var dossier = dossiers.read(viewer, ref);
        var speaking = dossier.person().card().ref();
        // another file of the same person
        if (!speaking.equals(ref)) return Views.redirect("/can-bo/" + speaking);
        return Views.page("dossiers/dossier", page(viewer, dossier, histories.of(dossier.person())));
    }

    @GetMapping("/ho-so-cua-toi")
    @Allow({Role.TRAINEE, Role.LECTURER, Role.SUPERVISOR, Role.CLASS_COMMITTEE})
    ModelAndView own(Viewer viewer) {
        var dossier = dossiers.own(viewer);
        var facts = histories.of(dossier.person());
        return Views.page("dossiers/dossier", page(viewer, dossier, facts));
    }

    private static DossierPage page(Viewer viewer, Dossiers.Dossier dossier, List<HeldFact> history) {
        var person = dossier.person();
        var card = person.card();
        var current = person.current();
        var office = viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER);
        var certified = dossier.training().stream().anyMatch(line -> Boolean.TRUE.equals(line.granted()));
        var studying = dossier.training().stream()
                .anyMatch(line ->
                        line.state().equals("STUDYING") && line.enrolment().equals("ACTIVE"));
        return new DossierPage(
                dossier.own(),
                card.code(),
                card.fullName(),
                current == null ? "" : current.text() + ", từ " + Vn.date(current.from()),
                certified ? "done" : studying ? "doing" : "todo",
                certified ? "Đã học" : studying ? "Đang học" : "Chưa học lớp nào",
                person.mayCorrect() && !dossier.own() ? "/can-bo/" + card.ref() + "/sua" : null,
                viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE)
                        ? "/quy-hoach/nguoi/" + card.ref()
                        : null,
                viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE)
                        ? "/can-bo/" + card.ref() + "/qua-trinh"
                        : null,
                person.sameFiles().stream().map(PersonCard::code).toList(),
                history.stream()
                        .map(held -> new DossierPage.Fact(held.fact().kind().vietnamese(), FactText.of(held.fact())))
                        .toList(),
                dossier.planned().stream()
                        .map(course -> new DossierPage.Plan(
                                "%s, %s".formatted(course.title(), course.organisationName()),
                                course.term().replace('-', '–'),
                                course.line(),
                                course.state().isEnd() ? "block" : "doing",
                                switch (course.state()) {
                                    case PROPOSED -> "Đang đề nghị";
                                    case APPROVED -> "Đang trong quy hoạch";
                                    case DECLINED -> "Không phê duyệt";
                                    case APPOINTED -> "Đã bổ nhiệm";
                                    case REMOVED -> "Đã đưa ra";
                                    case MOVED -> "Đã chuyển";
                                }))
                        .toList(),
                dossier.training().stream().map(line -> training(line, office)).toList(),
                dossier.entries().stream()
                        .map(line -> paper(line, office, dossier.own()))
                        .toList(),
                person.posts().stream()
                        .map(held -> {
                            var to = held.post().to();
                            return new DossierPage.PostLine(
                                    Vn.date(held.post().from()),
                                    to == null ? "nay" : Vn.date(to),
                                    held.post().text(),
                                    held.post().basis());
                        })
                        .toList(),
                facts(person),
                !person.sensitiveShown(),
                dossier.readers().stream()
                        .limit(READERS)
                        .map(line -> new DossierPage.Reader(
                                Vn.dateTime(line.at()), line.actor() + ", " + lower(line.sentence())))
                        .toList(),
                viewer.is(Role.ORGANISATION_BOARD));
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(java.util.Locale.of("vi")) + text.substring(1);
    }

    private static DossierPage.Training training(TrainingLine line, boolean office) {
        var first = line.firstDay();
        var last = line.lastDay();
        var mark = line.finalMark();
        var band = line.band();
        var result = band == null || band.isEmpty()
                ? switch (line.enrolment()) {
                    case "ACTIVE" -> line.granted() == null ? "Chưa có kết quả" : "Không xét xếp loại";
                    default -> "Đã rời lớp";
                }
                : band + (mark == null ? "" : " (" + mark.toPlainString().replace('.', ',') + ")");
        var written = line.writtenOn();
        return new DossierPage.Training(
                line.name(),
                office ? "/lop/" + line.code() : null,
                line.organiser() == null ? "" : line.organiser(),
                first == null || last == null ? "" : Vn.range(first, last),
                result,
                written == null ? "" : "Từ lớp, ghi " + Vn.date(written));
    }

    /** What proves an entry is linked where this viewer may open it. */
    private static DossierPage.Paper paper(DossierLine line, boolean office, boolean own) {
        var credential = line.kind().equals("CERTIFICATE") || line.kind().equals("ATTESTATION");
        @Nullable String href = null;
        if (line.kind().equals("PAPER") || line.kind().equals("APPRAISAL")) href = office || own ? line.link() : null;
        else if (office) href = line.link();
        else if (own && credential) href = line.link() + ".pdf";
        var revoked = line.revokedOn();
        return new DossierPage.Paper(
                line.title(),
                href == null || href.isEmpty() ? null : href,
                List.of(line.detail().split("\n")),
                Vn.date(line.dated()),
                credential ? (revoked == null ? "done" : "late") : "done",
                credential ? (revoked == null ? "Còn giá trị" : "Thu hồi " + Vn.date(revoked)) : "Lưu hồ sơ");
    }

    private static List<DossierPage.Fact> facts(PersonFacts person) {
        PersonDetails details = person.details();
        var facts = new ArrayList<DossierPage.Fact>();
        facts.add(new DossierPage.Fact("Mã hồ sơ", person.card().code()));
        var born = details.born();
        add(facts, "Ngày sinh", born == null ? "" : born.text());
        var sex = details.sex();
        add(facts, "Giới tính", sex == null ? "" : sex.vietnamese());
        add(facts, "Quê quán", details.homeTown());
        add(facts, "Dân tộc", details.ethnicity());
        add(facts, "Tôn giáo", details.religion());
        var number = details.personalNo();
        if (number != null) add(facts, "Số định danh", number);
        var probation = details.partyProbation();
        if (probation != null) add(facts, "Vào Đảng", Vn.date(probation));
        var official = details.partyOfficial();
        if (official != null) add(facts, "Chính thức", Vn.date(official));
        add(facts, "Chuyên môn", details.qualification());
        add(facts, "Phổ thông", details.generalEducation());
        add(facts, "Lý luận", details.politicalTheory());
        add(facts, "Quản lý nhà nước", details.stateManagement());
        var more = person.particulars();
        add(facts, "Tên gọi khác", more.otherName());
        add(facts, "Nơi sinh", more.birthPlace());
        add(facts, "Nơi ở", more.residence());
        add(facts, "Cấp căn cước", day(more.personalNoIssued()));
        add(facts, "Thẻ đảng viên", more.partyCard());
        add(facts, "Tuyển dụng", day(more.recruitedOn()));
        add(facts, "Nơi tuyển dụng", more.recruitedBy());
        add(facts, "Học vị", more.degree());
        add(facts, "Ngoại ngữ", more.foreignLanguage());
        add(facts, "Tiếng dân tộc", more.ethnicLanguage());
        add(facts, "Tin học", more.computing());
        add(facts, "Ngày mất", day(more.diedOn()));
        return facts;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : Vn.date(day);
    }

    private static void add(List<DossierPage.Fact> facts, String label, String value) {
        if (!value.isEmpty()) facts.add(new DossierPage.Fact(label, value.equals(PersonFacts.MASK) ? "Đã che" : value));
    }
}
