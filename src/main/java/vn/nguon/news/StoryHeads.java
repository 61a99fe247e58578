package vn.nguon.news;

import java.util.ArrayList;
import java.util.List;
import vn.nguon.web.Crumb;
import vn.nguon.web.Tab;
import vn.nguon.web.Vn;

/** Words and links around one story at the desk. */
final class StoryHeads {
    static final String PHOTOS = "/anh";
    static final String PREVIEW = "/xem-truoc";
    static final String HISTORY = "/lich-su";
    static final String PUBLISH = "/dang";
    static final String WITHDRAW = "/go";

    private StoryHeads() {}

    /** @param current the page below the story's address; empty for the text */
    static StoryHead of(Story story, String current, String here) {
        var meta = new ArrayList<String>();
        meta.add(story.board());
        if (!story.classCode().isEmpty()) meta.add("Lớp " + story.classCode());
        meta.add("%s sửa %s".formatted(story.changedBy(), Vn.dateTime(story.changedAt())));
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb("Tin bài", StoryPages.HOME));
        if (here.isEmpty()) crumbs.add(Crumb.here(story.text().title()));
        else {
            crumbs.add(new Crumb(story.text().title(), story.link("")));
            crumbs.add(Crumb.here(here));
        }
        return new StoryHead(
                story.link(""),
                story.text().title(),
                story.state(),
                word(story.state(), story.versions(), story.pending()),
                meta,
                story.slug().isEmpty() ? "" : PublicStoryPages.HOME + "/" + story.slug(),
                story.state() != StoryState.WITHDRAWN,
                story.pending(),
                crumbs,
                List.of(
                        tab(story, "Nội dung", "", current),
                        tab(story, "Ảnh (%d)".formatted(story.photos().size()), PHOTOS, current),
                        tab(story, "Xem trước", PREVIEW, current),
                        tab(story, "Lịch sử", HISTORY, current)),
                story.revision());
    }

    private static Tab tab(Story story, String label, String below, String current) {
        return new Tab(label, story.link(below), below.equals(current));
    }

    /** State, and whether a correction waits. */
    static String word(StoryState state, int versions, boolean pending) {
        if (state != StoryState.PUBLISHED) return state.vietnamese();
        if (pending) return "Đã đăng, có sửa chưa đăng";
        return versions > 1 ? "Đã đăng, đã sửa" : state.vietnamese();
    }
}
