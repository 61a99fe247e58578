package vn.nguon.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Role practice on the phone: one's own turns, those to watch and score, and what came of one's own after the release. */
@Controller
@Allow({Role.TRAINEE, Role.LECTURER})
class ScoringPages {
    static final String HOME = "/thuc-hanh";
    private static final String TURN = HOME + "/luot/";
    private static final String SCORE = "d-";

    private final Scoring scoring;

    ScoringPages(Scoring scoring) {
        this.scoring = scoring;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuPractice() {
            return new MenuItem(36, "Thực hành", HOME, "people", Set.of(Role.TRAINEE, Role.LECTURER));
        }
    }

    @GetMapping(HOME)
    ModelAndView home(Viewer viewer) {
        var groups = new LinkedHashMap<String, ScenesPage.Group>();
        for (var scene : scoring.own(viewer)) {
            var title = PracticeWords.head(scene.day(), scene.half());
            var group = groups.computeIfAbsent(
                    title + scene.sessionId(),
                    _ -> new ScenesPage.Group(
                            title,
                            scene.className() + (scene.place().isEmpty() ? "" : " · " + scene.place()),
                            new ArrayList<>()));
            group.lines().add(line(viewer, scene));
        }
        return Views.page("practice/scenes", new ScenesPage(List.copyOf(groups.values())));
    }

    private static ScenesPage.Line line(Viewer viewer, Scoring.Scene scene) {
        var turn = (scene.groupNo() == 0 ? "Lượt " : "Tổ\u00a0" + scene.groupNo() + ", lượt ") + scene.no();
        var mark = scene.mark();
        return switch (scene.part()) {
            case HEAD ->
                new ScenesPage.Line(
                        TURN + scene.ref(),
                        scene.title(),
                        turn + ". Lượt của mình: đóng vai người đứng đầu",
                        mark != null ? "done" : scene.day().isBefore(viewer.today()) ? "todo" : "due",
                        mark != null
                                ? "Điểm " + Vn.score(mark)
                                : scene.day().isBefore(viewer.today()) ? "Chờ công bố" : "Chuẩn bị");
            case CAST ->
                new ScenesPage.Line(
                        TURN + scene.ref(),
                        scene.title(),
                        turn + ". Đóng vai cùng " + scene.headName(),
                        "block",
                        "Đóng vai");
            case OBSERVER, LECTURER -> {
                var done = scene.sheetAt() != null;
                var open = !scene.released() && !scene.day().isAfter(viewer.today());
                yield new ScenesPage.Line(
                        TURN + scene.ref(),
                        scene.headName() + ": " + scene.title(),
                        turn + ". " + scene.headUnit()
                                + (scene.part() == Scoring.Part.LECTURER
                                        ? ". " + Vn.count(scene.observers(), "phiếu") + " của học viên"
                                        : ""),
                        done ? "done" : open ? "due" : "block",
                        done ? "Đã chấm" : open ? "Chưa chấm" : scene.released() ? "Đã công bố" : "Chưa đến buổi");
            }
        };
    }

    @GetMapping(HOME + "/luot/{turn}")
    ModelAndView turn(Viewer viewer, @PathVariable UUID turn) {
        var view = scoring.view(viewer, turn);
        return page(view, Inputs.of(Form.blank(), view), view.own().version(), 200);
    }

    @GetMapping(HOME + "/luot/{turn}/tep")
    ResponseEntity<InputStreamResource> file(Viewer viewer, @PathVariable UUID turn) {
        var sent = scoring.file(viewer, turn);
        return Downloads.attachment(sent.file(), sent.name(), sent.in());
    }

    private record Inputs(
            Form form, Map<Integer, Input<BigDecimal>> scores, Input<String> remark, Input<String> conclusion) {
        static Inputs of(Form form, Scoring.View view) {
            var scores = new LinkedHashMap<Integer, Input<BigDecimal>>();
            for (var criterion : view.situation().criteria())
                scores.put(
                        criterion.no(),
                        form.decimal(SCORE + criterion.no(), criterion.name(), BigDecimal.ZERO, BigDecimal.TEN)
                                .hint("%s, hệ số %d. Từ 0 đến 10".formatted(criterion.skillName(), criterion.weight()))
                                .initial(view.own().scores().get(criterion.no()))
                                .required("Cho điểm tiêu chí: " + criterion.name())
                                .check(view.rule()::fits, view.rule().sentence()));
            return new Inputs(
                    form,
                    scores,
                    form.area("nhan-xet", "Nhận xét", 1000)
                            .initial(view.own().remark())
                            .optional(),
                    form.area("ket-luan", "Kết luận của giảng viên", 1000)
                            .initial(view.own().conclusion())
                            .optional());
        }

        Sheet sheet(int version) {
            var given = new LinkedHashMap<Integer, BigDecimal>();
            scores.forEach((no, input) -> given.put(no, SceneScore.kept(input.get())));
            return new Sheet(given, remark.orElse(""), conclusion.orElse(""), version);
        }
    }

    private static ModelAndView page(Scoring.View view, Inputs inputs, int version, int status) {
        var scene = view.scene();
        var situation = view.situation();
        var closed = view.closed();
        var roles = new ArrayList<ScenePage.Role>();
        for (var name : situation.roles())
            roles.add(new ScenePage.Role(name, view.players().getOrDefault(roles.size() + 1, "chưa có người")));
        var mark = scene.mark();
        return Views.page(
                "practice/scene",
                new ScenePage(
                        scene.title(),
                        "%s%s, lượt %d. %s"
                                .formatted(
                                        PracticeWords.head(scene.day(), scene.half()),
                                        scene.groupNo() == 0 ? "" : ", tổ " + scene.groupNo(),
                                        scene.no(),
                                        scene.className()),
                        own(view),
                        roles,
                        situation.scene(),
                        situation.duty(),
                        situation.material(),
                        TURN + scene.ref() + "/tep",
                        situation.fileName(),
                        scene.scores() && closed == null,
                        inputs.form(),
                        inputs.scores().keySet().stream().map(no -> SCORE + no).toList(),
                        scene.part() == Scoring.Part.LECTURER,
                        version,
                        scene.scores() && closed != null ? closed.sentence() : "",
                        scene.part() == Scoring.Part.LECTURER
                                ? Vn.count(scene.observers(), "phiếu") + " của học viên quan sát"
                                : "",
                        TurnPage.Score.of(view.watched()),
                        TurnPage.Said.of(view.said()),
                        mark == null ? "" : Vn.score(mark)),
                status);
    }

    private static String own(Scoring.View view) {
        var scene = view.scene();
        return switch (scene.part()) {
            case HEAD ->
                scene.released()
                        ? "Lượt của mình, đã công bố kết quả."
                        : "Lượt của mình: đóng vai "
                                + lowerFirst(view.situation().head()) + ". Điểm, nhận xét hiện ở đây sau khi công bố.";
            case CAST -> {
                var role = scene.roleNo();
                yield "Đóng vai "
                        + (role == null || role > view.situation().roles().size()
                                ? "cùng"
                                : lowerFirst(view.situation().roles().get(role - 1)))
                        + ". Người đóng vai không chấm lượt này.";
            }
            case OBSERVER -> "Người quan sát: chấm theo điều thấy và nghe được.";
            case LECTURER -> "Giảng viên hướng dẫn.";
        };
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    @PostMapping(HOME + "/luot/{turn}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable UUID turn,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var view = scoring.view(viewer, turn);
        var inputs = Inputs.of(new Form(params), view);
        if (!inputs.form().ok()) return page(view, inputs, version, 422);
        return switch (scoring.save(viewer, turn, inputs.sheet(version))) {
            case Outcome.Done<Integer> _ ->
                Views.redirect(
                        HOME, response, "Đã lưu phiếu chấm " + view.scene().headName() + ".");
            case Outcome.Refused(var refusal) -> {
                inputs.form().refuse(refusal);
                // What was saved elsewhere has been told: saving again replaces it.
                yield page(view, inputs, view.own().version(), 422);
            }
        };
    }
}
