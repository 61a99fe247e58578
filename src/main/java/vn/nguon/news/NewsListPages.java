package vn.nguon.news;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Categories and words to avoid (/tin-bai/danh-muc). */
@Controller
@Allow(Role.PROPAGANDA_BOARD)
class NewsListPages {
    private static final String HOME = StoryPages.HOME + "/danh-muc";

    private final NewsLists lists;
    private final StoryReader reader;

    NewsListPages(NewsLists lists, StoryReader reader) {
        this.lists = lists;
        this.reader = reader;
    }

    private record Inputs(
            Form form, Input<String> text, @Nullable Input<String> board) {
        @Nullable
        UUID boardRef() {
            var chosen = board == null ? null : board.value();
            return chosen == null ? null : UUID.fromString(chosen);
        }
    }

    private Inputs inputs(Viewer viewer, Form form, NewsList list) {
        var boards = reader.boards(viewer);
        return new Inputs(
                form,
                form.text(list.path(), list == NewsList.WORD ? "Thêm từ" : "Thêm chuyên mục", 60)
                        .required(list == NewsList.WORD ? "Nhập từ cần tránh" : "Nhập tên chuyên mục"),
                boards.size() < 2
                        ? null
                        : form.choice(
                                        "ban-" + list.path(),
                                        "Của ban",
                                        boards.stream()
                                                .map(one -> new Option(one.ref().toString(), one.name()))
                                                .toList())
                                .required("Chọn ban dùng danh mục này"));
    }

    private ModelAndView page(Viewer viewer, @Nullable NewsList sent, @Nullable Form form, int status) {
        var sections = new ArrayList<NewsListsPage.Section>();
        for (var list : NewsList.values()) {
            var lines = lists.of(viewer, list).stream()
                    .map(line -> new NewsListsPage.Line(
                            line.text(),
                            line.own() ? "Của ban, từ %s".formatted(Vn.date(line.since())) : "Có sẵn",
                            line.own() ? "%s/%s/%s/thoi".formatted(HOME, list.path(), line.ref()) : ""))
                    .toList();
            sections.add(new NewsListsPage.Section(
                    HOME + "/" + list.path(),
                    list.vietnamese(),
                    list == NewsList.WORD
                            ? "Trước khi đăng, hệ thống tìm các từ này trong tin, có dấu hay không dấu, và hỏi lại."
                            : "Mỗi tin thuộc một chuyên mục. Tin đã đăng giữ chuyên mục của nó.",
                    lines,
                    list == sent && form != null
                            ? form
                            : inputs(viewer, Form.blank(), list).form()));
        }
        return Views.page(
                "news/lists", new NewsListsPage(sections, reader.boards(viewer).size() > 1), status);
    }

    @GetMapping(HOME)
    ModelAndView all(Viewer viewer) {
        return page(viewer, null, null, 200);
    }

    private static NewsList list(String path) {
        return Arrays.stream(NewsList.values())
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("list " + path));
    }

    @PostMapping(HOME + "/{list}")
    ModelAndView add(
            Viewer viewer,
            @PathVariable("list") String path,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var list = list(path);
        var inputs = inputs(viewer, new Form(params), list);
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(lists.add(
                                viewer, list, inputs.boardRef(), inputs.text().get())))
            return Views.redirect(HOME, response, "Đã thêm");
        return page(viewer, list, inputs.form(), 422);
    }

    @PostMapping(HOME + "/{list}/{line}/thoi")
    ModelAndView end(
            Viewer viewer, @PathVariable("list") String path, @PathVariable UUID line, HttpServletResponse response) {
        lists.end(viewer, list(path), line);
        return Views.redirect(HOME, response, "Đã thôi dùng");
    }
}
