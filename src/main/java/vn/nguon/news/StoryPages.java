package vn.nguon.news;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The desk of stories (/tin-bai): the list, beginning one, writing its text. */
@Controller
@Allow(Role.PROPAGANDA_BOARD)
class StoryPages {
    static final String HOME = "/tin-bai";
    private static final String NEW = HOME + "/them";
    private static final String ONE = HOME + "/{ref}";
    private static final String STATE = "trang-thai";
    private static final String CATEGORY = "chuyen-muc";
    private static final String WORDS = "tim";
    private static final int MOST_TITLE = 200;

    private final Stories stories;
    private final StoryReader reader;
    private final NewsLists lists;

    StoryPages(Stories stories, StoryReader reader, NewsLists lists) {
        this.stories = stories;
        this.reader = reader;
        this.lists = lists;
    }

    @Bean
    static MenuItem storiesMenu() {
        return new MenuItem(15, "Tin bài", HOME, "news", Set.of(Role.PROPAGANDA_BOARD));
    }

    @GetMapping(HOME)
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "-sua", "ten", "muc");
        var wanted = new StoryReader.Wanted(
                query.filter(WORDS),
                query.filter(STATE),
                query.filter(CATEGORY),
                query.sort(),
                query.descending(),
                query.offset(),
                query.size());
        var form = new Form(Map.of(
                STATE, List.of(query.filter(STATE)),
                CATEGORY, List.of(query.filter(CATEGORY))));
        form.choice(
                STATE,
                "Trạng thái",
                Arrays.stream(StoryState.values())
                        .map(one -> new Option(one.name(), one.vietnamese()))
                        .toList());
        form.choice(CATEGORY, "Chuyên mục", categories(viewer, query.filter(CATEGORY)));
        var rows = reader.list(viewer, wanted).stream()
                .map(line -> new StoriesPage.Row(
                        HOME + "/" + line.ref(),
                        line.title(),
                        line.classCode().isEmpty()
                                ? line.board()
                                : "%s · Lớp %s".formatted(line.board(), line.classCode()),
                        line.category(),
                        "%s, %s".formatted(Vn.dateTime(line.changedAt()), line.changedBy()),
                        line.pending() ? "due" : line.state().tag(),
                        StoryHeads.word(line.state(), line.versions(), line.pending())))
                .toList();
        return Views.page(
                "news/list",
                new StoriesPage(
                        query,
                        List.of(form.field(STATE).orAll(), form.field(CATEGORY).orAll()),
                        new Field(WORDS, "Tiêu đề hoặc mã lớp", query.filter(WORDS), null, null),
                        rows,
                        Pager.of(query, reader.count(viewer, wanted))));
    }

    /** @param chosen stays in the list though it holds no more */
    private List<Option> categories(Viewer viewer, String chosen) {
        var options = new ArrayList<Option>();
        for (var line : lists.of(viewer, NewsList.CATEGORY)) options.add(new Option(line.text(), line.text()));
        if (!chosen.isEmpty() && options.stream().noneMatch(one -> one.value().equals(chosen)))
            options.add(new Option(chosen, chosen));
        return options;
    }

    private record NewInputs(
            Form form,
            Input<String> title,
            Input<String> classCode,
            @Nullable Input<String> board) {
        @Nullable
        UUID boardRef() {
            var chosen = board == null ? null : board.value();
            return chosen == null ? null : UUID.fromString(chosen);
        }

        boolean severalBoards() {
            return board != null;
        }
    }

    private NewInputs newInputs(Viewer viewer, Form form, String wantedClass) {
        var boards = reader.boards(viewer);
        return new NewInputs(
                form,
                form.text("tieu-de", "Tiêu đề", MOST_TITLE)
                        .hint("Để trống nếu soạn từ số liệu của lớp: hệ thống đặt tiêu đề, sửa được sau")
                        .optional(),
                classes(viewer, form, wantedClass, "", ""),
                boards.size() < 2
                        ? null
                        : form.choice(
                                        "ban",
                                        "Ban đăng tin",
                                        boards.stream()
                                                .map(one -> new Option(one.ref().toString(), one.name()))
                                                .toList())
                                .required("Chọn ban đăng tin"));
    }

    /** @param chosen the class that the story tells of now, which stays in the list */
    private Input<String> classes(Viewer viewer, Form form, String initial, String chosen, String chosenName) {
        var options = new ArrayList<Option>();
        for (var one : reader.classes(viewer))
            options.add(new Option(one.code(), "%s, %s".formatted(one.code(), one.publicName())));
        if (!chosen.isEmpty() && options.stream().noneMatch(one -> one.value().equals(chosen)))
            options.add(new Option(chosen, "%s, %s".formatted(chosen, chosenName)));
        return form.choice("lop", "Kể về lớp", options)
                .hint("Nhờ đó hệ thống soạn được từ số liệu, cho chọn ảnh thực tế và dò tên học viên trước khi đăng")
                .optional()
                .initial(initial.isEmpty() ? null : initial);
    }

    @GetMapping(NEW)
    ModelAndView ask(Viewer viewer, @RequestParam(name = "lop", defaultValue = "") String classCode) {
        var inputs = newInputs(viewer, Form.blank(), classCode);
        return Views.page("news/new", new NewStoryPage(inputs.form(), inputs.severalBoards()));
    }

    /** @param way {@code de-xuat} to draft it from the facts of the class */
    @PostMapping(NEW)
    ModelAndView begin(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "cach", defaultValue = "") String way,
            HttpServletResponse response) {
        var inputs = newInputs(viewer, new Form(params), "");
        var code = inputs.classCode().orElse("");
        var proposes = way.equals("de-xuat");
        if (proposes && code.isEmpty()) inputs.form().refuse("lop", "Chọn lớp để soạn từ số liệu của lớp");
        if (!proposes && inputs.title().value() == null) inputs.form().refuse("tieu-de", "Nhập tiêu đề");
        if (inputs.form().ok()) {
            var begun = proposes
                    ? stories.propose(viewer, inputs.boardRef(), code)
                    : stories.begin(
                            viewer, inputs.boardRef(), code, inputs.title().get());
            if (begun instanceof Outcome.Done<UUID>(var ref))
                return Views.redirect(
                        HOME + "/" + ref,
                        response,
                        proposes ? "Đã soạn bản nháp từ số liệu của lớp, hãy viết lại" : "Đã tạo bản nháp");
            inputs.form().accepts(begun);
        }
        return Views.page("news/new", new NewStoryPage(inputs.form(), inputs.severalBoards()), 422);
    }

    private record TextInputs(
            Form form,
            Input<String> title,
            Input<String> lead,
            Input<String> body,
            Input<String> category,
            Input<String> person,
            Input<String> bodyName,
            Input<String> classCode) {
        StoryText text() {
            return new StoryText(
                    title.get(),
                    lead.orElse(""),
                    body.orElse(""),
                    category.orElse(""),
                    person.orElse(""),
                    bodyName.orElse(""));
        }
    }

    private TextInputs textInputs(Viewer viewer, Form form, Story story) {
        var text = story.text();
        return new TextInputs(
                form,
                form.text("tieu-de", "Tiêu đề", MOST_TITLE)
                        .required("Nhập tiêu đề")
                        .initial(text.title()),
                form.area("sapo", "Sapô", 600)
                        .hint("Hai, ba câu mở đầu: việc gì, ở đâu, khi nào")
                        .initial(text.lead()),
                form.area("bai-viet", "Nội dung", 20_000)
                        .hint("Mỗi dòng là một đoạn. Dòng bắt đầu bằng ## là tiêu đề nhỏ. Không dùng được mã HTML")
                        .initial(text.body()),
                form.choice("chuyen-muc", "Chuyên mục", categories(viewer, text.category()))
                        .initial(text.category()),
                form.text("nguoi-viet", "Người viết", 120).optional().initial(text.bylinePerson()),
                form.text("co-quan", "Cơ quan", 200).initial(text.bylineBody()),
                classes(viewer, form, story.classCode(), story.classCode(), story.className()));
    }

    @GetMapping(ONE)
    ModelAndView edit(Viewer viewer, @PathVariable UUID ref) {
        var story = stories.find(viewer, ref);
        return page(story, textInputs(viewer, Form.blank(), story).form(), false, 200);
    }

    private static ModelAndView page(Story story, Form form, boolean stale, int status) {
        return Views.page(
                "news/story",
                new StoryPage(
                        StoryHeads.of(story, "", ""),
                        form,
                        stale ? story.text() : null,
                        "%s, %s".formatted(story.changedBy(), Vn.dateTime(story.changedAt()))),
                status);
    }

    @PostMapping(ONE)
    ModelAndView save(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam("phien-ban") int revision,
            HttpServletResponse response) {
        var story = stories.find(viewer, ref);
        var inputs = textInputs(viewer, new Form(params), story);
        if (!inputs.form().ok()) return page(story, inputs.form(), false, 422);
        return switch (stories.write(viewer, ref, inputs.classCode().orElse(""), inputs.text(), revision)) {
            case Outcome.Done<UUID> _ -> Views.redirect(story.link(""), response, "Đã lưu");
            case Outcome.Refused<UUID>(var refusal) -> {
                inputs.form().refuse(refusal);
                var stale = refusal.code().equals(Stories.STALE);
                // What was typed stays; the revision is now the other one's, so that saving again is meant.
                yield page(stories.find(viewer, ref), inputs.form(), stale, stale ? 409 : 422);
            }
        };
    }
}
