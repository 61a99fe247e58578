package vn.nguon.news;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.FileStore;
import vn.nguon.shared.NotFound;
import vn.nguon.web.AllowAnyone;
import vn.nguon.web.Frame;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.PublicAddress;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Stories for anybody (/tin), their pictures and the feed. Pages may be a minute old, pictures a day, the feed five minutes. */
@Controller
@AllowAnyone
class PublicStoryPages {
    static final String HOME = "/tin";
    static final String FEED = HOME + "/atom.xml";

    private static final int FEED_ENTRIES = 30;

    private final PublicStories stories;
    private final FileStore files;
    private final PublicAddress address;

    PublicStoryPages(PublicStories stories, FileStore files, PublicAddress address) {
        this.stories = stories;
        this.files = files;
        this.address = address;
    }

    @GetMapping(HOME)
    ModelAndView list(
            @RequestParam Map<String, String> params, HttpServletRequest request, HttpServletResponse response) {
        var query = ListQuery.from(params, "ngay");
        var lines = stories.page(query.offset(), query.size()).stream()
                .map(one -> new PublicStoriesPage.Line(
                        HOME + "/" + one.slug(),
                        one.title(),
                        one.lead(),
                        "%s · %s · %s"
                                .formatted(
                                        Vn.date(day(one.publishedAt())),
                                        one.category(),
                                        StoryView.byline(one.bylinePerson(), one.bylineBody()))))
                .toList();
        fresh(request, response);
        return Views.page("news/public-list", new PublicStoriesPage(lines, Pager.of(query, stories.count()), feed()));
    }

    @GetMapping(HOME + "/{slug}")
    ModelAndView one(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response) {
        var story = stories.find(slug).orElseThrow(() -> new NotFound("story " + slug));
        var withdrawn = story.withdrawnAt();
        fresh(request, response);
        if (withdrawn != null)
            return Views.page("news/public-story", new PublicStoryPage(null, Vn.date(day(withdrawn)), feed()), 410);
        var photos = stories.photos(story).stream()
                .map(photo -> new StoryView.Photo(
                        "%s/anh/%s/lon".formatted(HOME, photo.ref()),
                        "%s/anh/%s/nho".formatted(HOME, photo.ref()),
                        photo.width(),
                        photo.height(),
                        photo.smallWidth(),
                        photo.caption(),
                        photo.alternative(),
                        photo.credit()))
                .toList();
        var corrections = stories.corrections(story).stream()
                .map(one -> "Đã sửa ngày %s: %s".formatted(Vn.date(day(one.at())), one.note()))
                .toList();
        return Views.page(
                "news/public-story",
                new PublicStoryPage(
                        new StoryView(
                                story.title(),
                                story.lead(),
                                StoryText.blocks(story.body()),
                                story.category(),
                                StoryView.byline(story.bylinePerson(), story.bylineBody()),
                                Vn.date(day(story.publishedAt())),
                                day(story.publishedAt()).toString(),
                                corrections,
                                photos),
                        "",
                        feed()));
    }

    /** The same for everybody who is not signed in; whoever is sees the own name where it is printed. */
    private static void fresh(HttpServletRequest request, HttpServletResponse response) {
        var signedIn = request.getAttribute(Frame.VIEWER) != null;
        response.setHeader(HttpHeaders.CACHE_CONTROL, signedIn ? "private, no-cache" : "public, max-age=60");
        response.setHeader(HttpHeaders.VARY, "Cookie, Accept-Encoding");
    }

    private String feed() {
        return address.known() ? FEED : "";
    }

    private static LocalDate day(java.time.Instant moment) {
        return LocalDateTime.ofInstant(moment, Vn.ZONE).toLocalDate();
    }

    /** @param size {@code lon} or {@code nho} */
    @GetMapping(HOME + "/anh/{photo}/{size}")
    ResponseEntity<InputStreamResource> photo(@PathVariable UUID photo, @PathVariable String size) {
        if (!List.of("lon", "nho").contains(size)) throw new NotFound("size " + size);
        var shown = stories.photo(photo).orElseThrow(() -> new NotFound("photo " + photo));
        var file = files.get(size.equals("nho") ? shown.smallFileId() : shown.fileId());
        return picture(
                file.size(),
                files.open(file.id()),
                CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }

    /** Pictures were written anew as JPEG by this program: they are shown, not handed out as a file. */
    static ResponseEntity<InputStreamResource> picture(long size, InputStream in, CacheControl cache) {
        return ResponseEntity.ok()
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(cache)
                .contentType(MediaType.IMAGE_JPEG)
                .contentLength(size)
                .body(new InputStreamResource(in));
    }

    /** Absent while the installation has no public address: its links would lead nowhere. */
    @GetMapping(FEED)
    void feed(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        if (!address.known()) throw new NotFound("feed without a public address");
        var bytes = AtomFeed.of(address, stories.latest(FEED_ENTRIES));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        if (new ServletWebRequest(request, response).checkNotModified(AtomFeed.tag(bytes))) return;
        response.setContentType("application/atom+xml;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
