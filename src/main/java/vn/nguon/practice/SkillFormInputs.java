package vn.nguon.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nguon.web.Form;
import vn.nguon.web.Input;

/** The form that changes the form: title, guidance, scale one a line, two sentences a skill. */
record SkillFormInputs(
        Form form,
        Input<String> title,
        Input<String> intro,
        Input<String> scale,
        Map<String, Input<String>> self,
        Map<String, Input<String>> commune,
        SkillForm now) {
    static final String SELF = "tu-";
    static final String COMMUNE = "xa-";

    static SkillFormInputs of(Form form, SkillForm now) {
        var self = new LinkedHashMap<String, Input<String>>();
        var commune = new LinkedHashMap<String, Input<String>>();
        var title = form.text("ten", "Tên phiếu", 120).initial(now.title()).required("Nhập tên phiếu");
        var intro = form.area("loi-dan", "Lời dẫn", 600).initial(now.intro()).optional();
        var scale = form.area("thang", "Thang đánh giá", 600)
                .initial(String.join("\n", now.scale()))
                .hint("Mỗi dòng một mức, từ thấp đến cao, 3 đến 10 mức")
                .required("Nhập thang đánh giá, mỗi dòng một mức")
                .check(
                        text -> lines(text).size() >= 3 && lines(text).size() <= 10,
                        "Thang đánh giá có từ 3 đến 10 mức, mỗi dòng một mức");
        for (var question : now.questions()) {
            self.put(
                    question.skill(),
                    form.area(SELF + question.skill(), "Câu cho học viên", 400)
                            .initial(question.self())
                            .required("Nhập câu cho học viên, mặt " + question.name()));
            commune.put(
                    question.skill(),
                    form.area(COMMUNE + question.skill(), "Câu cho đảng ủy xã", 400)
                            .initial(question.commune())
                            .required("Nhập câu cho đảng ủy xã, mặt " + question.name()));
        }
        return new SkillFormInputs(form, title, intro, scale, self, commune, now);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** @throws IllegalStateException if the form is not ok */
    SkillForm read() {
        return new SkillForm(
                0,
                new UUID(0, 0),
                0,
                "",
                title.get(),
                intro.orElse(""),
                lines(scale.get()),
                now.questions().stream()
                        .map(question -> new SkillForm.Question(
                                question.skill(),
                                question.name(),
                                one(self.get(question.skill())),
                                one(commune.get(question.skill()))))
                        .toList());
    }

    private static String one(@org.jspecify.annotations.Nullable Input<String> input) {
        return input == null ? "" : input.get().replace('\n', ' ');
    }
}
