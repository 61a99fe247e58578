package vn.nguon.news;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.classes.PartHolder;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Writes a first draft from the facts of a class, in plain sentences: where, when, how many from how many places, blocks, whose lecturers taught,
 * practice, field study, results and commendations as totals. A sentence without its fact is left out, and so is one that would hold a planning
 * word (names of blocks and bodies are others' words). Nobody of the class is named.
 */
@Component
class ProposedStory {
    private static final char NBSP = '\u00a0';

    private final ClassStory facts;
    private final Classes classes;
    private final StoryWarnings warnings;

    ProposedStory(ClassStory facts, Classes classes, StoryWarnings warnings) {
        this.facts = facts;
        this.classes = classes;
        this.warnings = warnings;
    }

    StoryText of(Viewer viewer, ClassHead head, String board) {
        var known = facts.of(head);
        var words = warnings.words(viewer);
        var name = inSentence(head.publicName());
        var title = plain(words, title(head, name), "Tin về lớp " + head.code());
        var lead = plain(words, lead(head, name, known), "");
        var body = new ArrayList<String>();
        section(words, body, "Tổ chức lớp", organising(head, classes.holders(viewer, head), known));
        section(words, body, "Nội dung", content(head, known));
        section(words, body, "Thực hành, nghiên cứu thực tế", practice(known));
        section(words, body, "Kết quả", results(known));
        return new StoryText(title, lead, String.join("\n", body), known.category(), viewer.name(), board);
    }

    private static String plain(PhraseFinder words, String text, String otherwise) {
        return words.in("", text).isEmpty() ? text : otherwise;
    }

    private static void section(PhraseFinder words, List<String> body, String heading, List<String> sentences) {
        var kept = sentences.stream()
                .filter(sentence ->
                        !sentence.isEmpty() && words.in("", sentence).isEmpty())
                .collect(Collectors.joining(" "));
        if (kept.isEmpty()) return;
        body.add("## " + heading);
        body.add(kept);
    }

    /** "Bồi dưỡng kỹ năng" and "Lớp bồi dưỡng kỹ năng" as they stand after "lớp". */
    private static String inSentence(String publicName) {
        var name = publicName.regionMatches(true, 0, "lớp ", 0, 4) ? publicName.substring(4) : publicName;
        return name.isEmpty() || name.length() > 1 && Character.isUpperCase(name.charAt(1))
                ? name
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String title(ClassHead head, String name) {
        return switch (head.state()) {
            case FINISHED -> "Hoàn thành lớp " + name;
            case STUDYING, AWAITING_RESULTS -> "Tổ chức lớp " + name;
            default -> "Mở lớp " + name;
        };
    }

    private static String lead(ClassHead head, String name, ClassStory.Facts known) {
        var first = head.firstDay();
        var last = head.lastDay();
        var when = first == null || last == null
                ? ""
                : first.equals(last)
                        ? "Ngày %s, ".formatted(Vn.date(first))
                        : "Từ ngày %s đến ngày %s, ".formatted(Vn.date(first), Vn.date(last));
        var where = head.venue().isEmpty() ? "" : " tại " + head.venue();
        var who = known.trainees() == 0
                ? ""
                : ", với %s%s"
                        .formatted(
                                Vn.count(known.trainees(), "học viên"),
                                known.units() > 1 ? " đến từ " + Vn.count(known.units(), known.unitWord()) : "");
        var begun = head.state().reached(ClassState.STUDYING) ? "đã diễn ra" : "được mở";
        var text = "%slớp %s %s%s%s.".formatted(when, name, begun, where, who);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<String> organising(ClassHead head, List<PartHolder> holders, ClassStory.Facts known) {
        var sentences = new ArrayList<String>();
        var organises = names(holders, ClassPart.ORGANISES, ClassPart.PLANS);
        var with = names(holders, ClassPart.CO_ORGANISES);
        if (!organises.isEmpty())
            sentences.add("Lớp do %s tổ chức%s.".formatted(organises, with.isEmpty() ? "" : ", phối hợp với " + with));
        if (head.studyDays() > 0)
            sentences.add("Lớp học trong %s%s."
                    .formatted(
                            Vn.count(head.studyDays(), "ngày"),
                            head.periods() > 0 ? ", " + Vn.count(head.periods(), "tiết") : ""));
        if (!known.bodies().isEmpty())
            sentences.add("Giảng viên, báo cáo viên đến từ %s.".formatted(listed(known.bodies())));
        return sentences;
    }

    /** The first of the parts that somebody holds. */
    private static String names(List<PartHolder> holders, ClassPart... parts) {
        for (var part : parts) {
            var names = holders.stream()
                    .filter(one -> one.part() == part)
                    .map(PartHolder::name)
                    .distinct()
                    .toList();
            if (!names.isEmpty()) return listed(names);
        }
        return "";
    }

    private static List<String> content(ClassHead head, ClassStory.Facts known) {
        var sentences = new ArrayList<String>();
        if (known.topics() > 0)
            sentences.add("Chương trình gồm %s%s."
                    .formatted(
                            known.blocks().size() > 1 ? Vn.count(known.blocks().size(), "khối kiến thức") + ", " : "",
                            Vn.count(known.topics(), "chuyên đề")));
        var no = 0;
        for (var block : known.blocks()) {
            no++;
            sentences.add("Khối %d: %s.".formatted(no, stripped(block)));
        }
        return head.programme() == null ? List.of() : sentences;
    }

    private static String stripped(String title) {
        var text = title.replaceFirst("^(?iu)khối (kiến thức )?[0-9ivx]+\\s*[.:–-]?\\s*", "");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static List<String> practice(ClassStory.Facts known) {
        var sentences = new ArrayList<String>();
        if (known.turns() > 0)
            sentences.add("Học viên đóng vai người đứng đầu cấp ủy, chính quyền xã trong %s thực hành."
                    .formatted(Vn.count(known.turns(), "lượt")));
        if (known.sites() > 0)
            sentences.add("Các tổ đã nghiên cứu thực tế tại %s, ghi nhận %s%s."
                    .formatted(
                            Vn.count(known.sites(), "xã"),
                            Vn.count(known.findings(), "điều thấy được"),
                            known.recommendations() > 0
                                    ? " và đề xuất " + Vn.count(known.recommendations(), "giải pháp, kiến nghị")
                                    : ""));
        return sentences;
    }

    private static List<String> results(ClassStory.Facts known) {
        var sentences = new ArrayList<String>();
        if (known.certificates() > 0)
            sentences.add(
                    "%s được cấp chứng chỉ hoàn thành khóa học.".formatted(Vn.count(known.certificates(), "học viên")));
        if (known.attestations() > 0)
            sentences.add("%s được cấp giấy chứng nhận.".formatted(Vn.count(known.attestations(), "học viên")));
        if (known.meritLetters() > 0)
            sentences.add("%s được tặng giấy khen.".formatted(Vn.count(known.meritLetters(), "học viên")));
        if (known.praised() > 0) sentences.add("%s được tuyên dương.".formatted(Vn.count(known.praised(), "học viên")));
        return sentences;
    }

    private static String listed(List<String> names) {
        if (names.size() == 1) return names.getFirst();
        return String.join(", ", names.subList(0, names.size() - 1)) + " và" + NBSP + names.getLast();
    }
}
