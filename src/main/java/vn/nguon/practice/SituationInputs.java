package vn.nguon.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The form of a situation. */
record SituationInputs(
        Form form,
        @Nullable Input<String> owner,
        Input<String> title,
        Input<String> scene,
        Input<String> duty,
        Input<Integer> minutes,
        Input<String> material,
        Input<MultipartFile> file,
        Input<Boolean> without,
        Input<String> head,
        Input<String> others,
        List<Row> rows) {
    static final int ROWS = 6;

    record Row(int no, Input<String> name, Input<String> skill, Input<Integer> weight) {
        boolean filled() {
            return !name.orElse("").isEmpty();
        }
    }

    /** @param now what stands before it is filled in; null for a new one */
    static SituationInputs of(
            Form form,
            @Nullable Situation now,
            @Nullable MultipartFile file,
            List<SituationBook.Skill> skills,
            List<ProgrammeDesk.Owner> owners) {
        var inputs = new SituationInputs(
                form,
                owners.size() > 1
                        ? form.choice(
                                        "co-quan",
                                        "Cơ quan giữ tình huống",
                                        owners.stream()
                                                .map(one -> new Option(one.ref().toString(), one.name()))
                                                .toList())
                                .required("Chọn cơ quan giữ tình huống")
                        : null,
                form.text("ten", "Tên tình huống", 150)
                        .initial(now == null ? null : now.title())
                        .required("Nhập tên tình huống"),
                form.area("boi-canh", "Bối cảnh", 3000)
                        .initial(now == null ? null : now.scene())
                        .required("Nhập bối cảnh"),
                form.area("yeu-cau", "Yêu cầu với người đứng đầu", 3000)
                        .initial(now == null ? null : now.duty())
                        .required("Nhập yêu cầu với người đứng đầu"),
                form.number("phut", "Thời gian, phút", 5, 240)
                        .initial(now == null ? null : now.minutes())
                        .required("Nhập thời gian, phút"),
                form.area("tai-lieu", "Tài liệu, số liệu kèm theo", 3000)
                        .initial(now == null ? null : now.material())
                        .optional(),
                form.file("tep", "Tệp kèm theo", file)
                        .hint("PDF, Word, PowerPoint, Excel hoặc ảnh")
                        .optional(),
                form.tick("bo-tep", "Bỏ tệp đang kèm"),
                form.text("dung-dau", "Vai người đứng đầu", 150)
                        .hint("Ví dụ Bí thư đảng ủy xã, chủ trì")
                        .initial(now == null ? null : now.head())
                        .required("Nhập vai người đứng đầu"),
                form.area("vai-khac", "Các vai khác", 1000)
                        .hint("Mỗi dòng một vai, tối đa 7 vai")
                        .initial(
                                now == null
                                        ? null
                                        : String.join(
                                                "\n",
                                                now.roles()
                                                        .subList(1, now.roles().size())))
                        .optional()
                        .check(text -> lines(text).size() <= 7, "Tối đa 7 vai khác, mỗi dòng một vai"),
                rows(form, now, skills));
        if (form.submitted()) inputs.checkRows();
        return inputs;
    }

    private static List<Row> rows(Form form, @Nullable Situation now, List<SituationBook.Skill> skills) {
        var options = skills.stream()
                .map(skill -> new Option(skill.code(), skill.name()))
                .toList();
        var rows = new ArrayList<Row>();
        for (var no = 1; no <= ROWS; no++) {
            var criterion = now == null || now.criteria().size() < no
                    ? null
                    : now.criteria().get(no - 1);
            rows.add(new Row(
                    no,
                    form.text("tc-" + no, "Tiêu chí " + no, 150).initial(criterion == null ? null : criterion.name()),
                    form.choice("mat-" + no, "Mặt công tác " + no, options)
                            .initial(criterion == null ? null : criterion.skill()),
                    form.number("hs-" + no, "Hệ số " + no, 1, 10)
                            .initial(criterion == null ? null : criterion.weight())));
        }
        return rows;
    }

    private void checkRows() {
        if (rows.stream().noneMatch(Row::filled)) form.refuse("tc-1", "Nhập ít nhất một tiêu chí quan sát");
        for (var row : rows) {
            if (!row.filled()) continue;
            if (row.skill().value() == null)
                form.refuse(row.skill().id(), "Chọn mặt công tác của tiêu chí " + row.no());
            if (row.weight().value() == null) form.refuse(row.weight().id(), "Nhập hệ số của tiêu chí " + row.no());
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** @throws IllegalStateException if the form is not ok */
    SituationText text() {
        return new SituationText(
                title.get(),
                scene.get(),
                duty.get(),
                minutes.get(),
                material.orElse(""),
                Stream.concat(Stream.of(head.get()), lines(others.orElse("")).stream())
                        .toList(),
                rows.stream()
                        .filter(Row::filled)
                        .map(row -> new SituationText.Watched(
                                row.name().get(),
                                row.skill().get(),
                                row.weight().get()))
                        .toList());
    }

    @Nullable
    UUID ownerRef() {
        return owner == null || owner.value() == null ? null : UUID.fromString(owner.get());
    }

    List<SituationFormPage.Row> fields() {
        return rows.stream()
                .map(row -> new SituationFormPage.Row(
                        row.no(),
                        row.name().id(),
                        row.skill().id(),
                        row.weight().id()))
                .toList();
    }
}
