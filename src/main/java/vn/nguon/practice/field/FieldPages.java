package vn.nguon.practice.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassHead;
import vn.nguon.files.Downloads;
import vn.nguon.rules.RuleSet;
import vn.nguon.rules.Rules;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Tab;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Reading field study: all of it, one class's, one group's, its minutes on paper and its pictures. */
@Controller
@Allow({
    Role.CENTRE,
    Role.ORGANISATION_BOARD,
    Role.SCHOOL,
    Role.APPROVER,
    Role.PROPAGANDA_BOARD,
    Role.SUPERVISOR,
    Role.LECTURER,
    Role.CLASS_COMMITTEE,
    Role.TRAINEE
})
class FieldPages {
    private final FieldStudies studies;
    private final FieldBook book;
    private final FieldFindings findings;
    private final Recommendations recommendations;
    private final Photos photos;
    private final Rules rules;

    FieldPages(
            FieldStudies studies,
            FieldBook book,
            FieldFindings findings,
            Recommendations recommendations,
            Photos photos,
            Rules rules) {
        this.studies = studies;
        this.book = book;
        this.findings = findings;
        this.recommendations = recommendations;
        this.photos = photos;
        this.rules = rules;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuFieldStudies() {
            return new MenuItem(45, "Thực tế", "/thuc-te", "send", Set.of(Role.CENTRE, Role.TRAINEE));
        }
    }

    @GetMapping("/thuc-te")
    ModelAndView list(Viewer viewer) {
        var rows = studies.list(viewer).stream()
                .map(one -> new FieldListPage.Row(
                        "/lop/" + one.code() + "/thuc-te",
                        one.name(),
                        one.code() + " · " + Vn.range(one.firstDay(), one.lastDay()) + " · " + one.topic(),
                        "%d tổ, %d xã · %d điều thấy được · %d kiến nghị, %d đã trả lời"
                                .formatted(
                                        one.groups(),
                                        one.sites(),
                                        one.findings(),
                                        one.recommendations(),
                                        one.answered()),
                        one.late() > 0 ? "late" : one.lastDay().isBefore(viewer.today()) ? "done" : "todo",
                        one.late() > 0
                                ? "Quá hạn " + one.late()
                                : one.lastDay().isBefore(viewer.today()) ? "Đã đi" : "Sắp đi"))
                .toList();
        return Views.page("practice/field/list", new FieldListPage(rows));
    }

    @GetMapping("/lop/{code}/thuc-te")
    ModelAndView overview(Viewer viewer, @PathVariable String code) {
        var overview = studies.overview(viewer, code);
        var head = overview.head();
        var study = overview.study();
        var closed = FieldStudies.closed(head);
        var organises = overview.organises() && FieldForms.mayOrganise(viewer);
        var waiting = organises && study != null
                ? recommendations.outbox(viewer, code).waiting().size()
                : 0;
        var page = new FieldOverviewPage(
                head,
                study != null,
                organises && closed == null,
                !overview.readsAll(),
                study == null ? "" : facts(study),
                closed == null ? "" : closed.sentence(),
                overview.groups().stream().map(group -> row(head, group)).toList(),
                study != null && RecommendationPages.opens(viewer, head)
                        ? RecommendationPages.HOME + "?lop=" + code
                        : "",
                organises && waiting > 0 ? head.link("/thuc-te/gui") : "",
                "Gửi kiến nghị (" + waiting + ")");
        return Views.page("practice/field/overview", page);
    }

    private static String facts(FieldBook.Study study) {
        var facts = new ArrayList<String>();
        facts.add(Vn.range(study.firstDay(), study.lastDay()));
        facts.add("chủ đề: " + study.topic());
        if (!study.document().isEmpty()) facts.add("kế hoạch " + study.document());
        return String.join(" · ", facts);
    }

    private static FieldOverviewPage.Row row(ClassHead head, FieldGroup group) {
        var status = FieldWords.of(group);
        var first = group.firstLeg();
        var last = group.lastLeg();
        return new FieldOverviewPage.Row(
                group.name(),
                head.link("/thuc-te/" + group.ref()),
                group.siteName().isEmpty() ? "Chưa chọn" : group.siteName(),
                first == null || last == null ? "" : Vn.range(first, last),
                Vn.count(group.people(), "người"),
                group.guide(),
                group.hostName(),
                Integer.toString(group.findings()),
                group.sent() == 0
                        ? Integer.toString(group.recommendations())
                        : group.answered() + "/" + group.recommendations() + " trả lời",
                status.kind(),
                status.word());
    }

    @GetMapping("/lop/{code}/thuc-te/{group}")
    ModelAndView group(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        return Views.page("practice/field/group", page(viewer, studies.desk(viewer, code, group)));
    }

    private FieldGroupPage page(Viewer viewer, FieldStudies.Desk desk) {
        var head = desk.head();
        var group = desk.group();
        var base = head.link("/thuc-te/" + group.ref());
        var closed = FieldStudies.closed(head);
        var writes = desk.reach().writes() && FieldForms.mayWrite(viewer);
        var open = closed == null && writes;
        var status = FieldWords.of(group);
        var own = recommendations.of(viewer, desk);
        var values = rules.set(desk.study().firstDay(), "");
        return new FieldGroupPage(
                FieldForms.crumbs(head, Crumb.here(group.name())),
                group.title(),
                status.kind(),
                status.word(),
                meta(desk),
                desk.groups().stream()
                        .map(one -> new Tab(
                                one.siteName().isEmpty()
                                        ? one.name()
                                        : one.name() + ", " + FieldForms.place(one.siteName()),
                                head.link("/thuc-te/" + one.ref()),
                                one.ref().equals(group.ref())))
                        .toList(),
                base,
                open,
                closed == null && desk.reach().organises() && FieldForms.mayOrganise(viewer),
                closed == null ? "" : closed.sentence(),
                warning(desk, values),
                findings.of(group).stream().map(one -> finding(base, open, one)).toList(),
                own.stream().map(one -> item(viewer, desk, base, open, one)).toList(),
                own.isEmpty() ? "" : group.answered() + "/" + own.size() + " đã trả lời",
                photos.of(group).stream().map(one -> picture(base, open, one)).toList(),
                "Ban Tuyên giáo cần 3–5 ảnh để viết bài. Ảnh chụp bằng điện thoại là được, mỗi ảnh dưới %d MB."
                        .formatted(value(values, "practice.photo-max-megabytes")),
                people(desk),
                papers(desk, base),
                book.legs(group).stream()
                        .map(leg -> new FieldGroupPage.Leg(
                                leg.half().vietnamese() + " " + Vn.dayMonth(leg.day()),
                                leg.place(),
                                leg.activity(),
                                leg.travel()))
                        .toList());
    }

    private static String meta(FieldStudies.Desk desk) {
        var group = desk.group();
        var first = group.firstLeg();
        var last = group.lastLeg();
        var facts = new ArrayList<String>();
        facts.add(
                first == null || last == null
                        ? Vn.range(desk.study().firstDay(), desk.study().lastDay())
                        : Vn.range(first, last));
        facts.add(Vn.count(group.people(), "học viên"));
        facts.add("chủ đề: " + (group.topic().isEmpty() ? desk.study().topic() : group.topic()));
        return String.join(" · ", facts);
    }

    /** In the months of floods nobody goes without a word on roads and fords. */
    private static String warning(FieldStudies.Desk desk, RuleSet values) {
        var group = desk.group();
        var first = desk.study().firstDay();
        if (!group.safety().isEmpty() || group.heldOn() != null) return "";
        return FieldWords.inFlood(
                        first, value(values, "practice.flood-from-month"), value(values, "practice.flood-to-month"))
                ? "Đợt đi vào mùa mưa lũ mà tổ chưa ghi lưu ý an toàn: đường, ngầm tràn, điểm sạt lở, cách báo tin."
                : "";
    }

    private static int value(RuleSet values, String key) {
        return values.find(key)
                .orElseThrow(() -> new IllegalStateException("no rule value for " + key))
                .whole();
    }

    private static FieldGroupPage.Row finding(String base, boolean open, FieldFindings.Finding one) {
        return new FieldGroupPage.Row(
                one.no(),
                one.kind().vietnamese(),
                one.body(),
                one.source(),
                one.leadsTo().isEmpty() ? "" : "Kiến nghị " + one.leadsTo(),
                one.leadsTo().isEmpty() ? "" : "#kn" + one.leadsTo().replaceFirst(",.*", ""),
                open ? base + "/phat-hien/" + one.ref() : "");
    }

    private FieldGroupPage.Item item(
            Viewer viewer, FieldStudies.Desk desk, String base, boolean open, Recommendation one) {
        var status = FieldWords.of(one, viewer.today());
        var sent = one.sentOn();
        var facts = new ArrayList<String>();
        facts.add(
                sent == null
                        ? "Sẽ gửi " + FieldWords.to(one)
                        : "Gửi ngày " + Vn.date(sent) + " đến " + FieldWords.to(one));
        facts.add("người đề xuất: " + (one.author().isEmpty() ? "cả tổ" : one.author()));
        facts.add(one.topic().vietnamese());
        facts.add("hạn " + Vn.date(one.dueOn()));
        if (one.priority() == RecommendationPriority.HIGH) facts.add("ưu tiên cao");
        var replied = one.repliedOn();
        var change = open && Recommendations.mayChange(desk, one);
        var opens = RecommendationPages.opens(viewer, desk.head());
        return new FieldGroupPage.Item(
                "kn" + one.no(),
                one.no() + ". " + one.title(),
                status.kind(),
                status.word(),
                String.join(" · ", facts),
                replied == null ? "" : one.repliedBy() + " trả lời " + Vn.date(replied) + ":",
                one.reply(),
                change ? base + "/kien-nghi/" + one.ref() : opens ? RecommendationPages.HOME + "/" + one.ref() : "",
                change ? "Sửa" : "Xem quá trình");
    }

    private static FieldGroupPage.Picture picture(String base, boolean open, Photos.Photo one) {
        return new FieldGroupPage.Picture(
                base + "/anh/" + one.ref(),
                one.width(),
                one.height(),
                one.caption(),
                one.alternative(),
                one.consent().vietnamese() + (one.consentNote().isEmpty() ? "" : ": " + one.consentNote()),
                open ? base + "/anh/" + one.ref() + "/bo" : "");
    }

    private static List<FieldGroupPage.Fact> people(FieldStudies.Desk desk) {
        var group = desk.group();
        var facts = new ArrayList<FieldGroupPage.Fact>();
        fact(facts, "Tổ trưởng", group.leader());
        fact(facts, "Hướng dẫn", group.guide());
        fact(facts, "Người đi", Vn.count(group.people(), "người"));
        fact(facts, "Xã đón", group.siteName().isEmpty() ? "Chưa chọn" : group.siteName());
        fact(facts, "Nơi đến", group.hamlets().replace("\n", ", "));
        fact(
                facts,
                "Người đón",
                group.hostPost().isEmpty() || group.hostName().isEmpty()
                        ? group.hostName()
                        : group.hostName() + ", " + group.hostPost());
        fact(facts, "Điện thoại", group.hostPhone());
        fact(facts, "Xác nhận", confirmation(group));
        fact(facts, "Phương tiện", group.vehicle());
        fact(facts, "An toàn", group.safety());
        return facts;
    }

    private static String confirmation(FieldGroup group) {
        var confirmed = group.confirmedOn();
        if (confirmed != null) return Vn.date(confirmed) + ", " + group.confirmedBy();
        var asked = group.askedOn();
        return asked == null ? "" : "Đã hỏi " + Vn.date(asked) + ", chờ xã";
    }

    private static void fact(List<FieldGroupPage.Fact> facts, String name, String value) {
        if (!value.isEmpty()) facts.add(new FieldGroupPage.Fact(name, value, ""));
    }

    private static List<FieldGroupPage.Fact> papers(FieldStudies.Desk desk, String base) {
        var group = desk.group();
        var facts = new ArrayList<FieldGroupPage.Fact>();
        fact(facts, "Kế hoạch", desk.study().document());
        var signed = group.signedOn();
        var held = group.heldOn();
        if (held != null)
            facts.add(new FieldGroupPage.Fact(
                    "Biên bản",
                    signed == null ? "Ngày " + Vn.date(held) + ", chưa ký" : "Đã ký hai bên, " + Vn.date(signed),
                    base + "/bien-ban/in"));
        facts.add(new FieldGroupPage.Fact(
                "Phiếu hỏi", Vn.count(group.answers(), "câu") + " đã trả lời", base + "/phieu"));
        return facts;
    }

    @GetMapping("/lop/{code}/thuc-te/{group}/bien-ban/in")
    ModelAndView minutes(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.desk(viewer, code, group);
        var minutes = book.minutes(desk.group()).orElseThrow(() -> new NotFound("minutes"));
        var found = findings.of(desk.group());
        var signed = minutes.signedOn();
        return Views.page(
                "practice/field/minutes-paper",
                new FieldMinutesPaper(
                        "Biên bản làm việc, " + desk.group().name() + ", "
                                + desk.head().code(),
                        minutes.place(),
                        Vn.longDate(minutes.heldOn()),
                        desk.group().title(),
                        desk.head().name(),
                        lines(minutes.hostSide()),
                        book.members(desk.group()).stream()
                                .map(one -> one.fullName() + ", " + one.unitName())
                                .toList(),
                        lines(minutes.content()),
                        bodies(found, FindingKind.RESULT),
                        bodies(found, FindingKind.LIMIT),
                        bodies(found, FindingKind.CAUSE),
                        recommendations.of(viewer, desk).stream()
                                .map(FieldWords::minuted)
                                .toList(),
                        lines(minutes.conclusion()),
                        signed != null,
                        signed == null ? "" : Vn.date(signed)));
    }

    private static List<String> bodies(List<FieldFindings.Finding> all, FindingKind kind) {
        return all.stream()
                .filter(one -> one.kind() == kind)
                .map(FieldFindings.Finding::body)
                .toList();
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    @GetMapping("/lop/{code}/thuc-te/{group}/anh/{photo}")
    ResponseEntity<InputStreamResource> photo(
            Viewer viewer, @PathVariable String code, @PathVariable UUID group, @PathVariable UUID photo) {
        var shown = photos.open(viewer, code, group, photo);
        return Downloads.attachment(shown.file(), "anh-thuc-te.jpg", shown.in());
    }

    /** The questionnaire as answered. */
    @GetMapping("/lop/{code}/thuc-te/{group}/phieu")
    ModelAndView answers(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.desk(viewer, code, group);
        var questions = book.answers(desk.head(), desk.group());
        var form = Form.blank();
        FieldForms.questions(form, questions);
        return Views.page("practice/field/answers", FieldForms.answers(viewer, desk, questions, form));
    }
}
