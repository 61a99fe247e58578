package vn.nguon.news;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;

/** The pictures of one story at the desk: adding, choosing from the field study, captions, order, and their bytes. */
@Controller
@Allow(Role.PROPAGANDA_BOARD)
class StoryPhotoPages {
    private static final String PATH = StoryPages.HOME + "/{ref}" + StoryHeads.PHOTOS;
    private static final int MOST_TEXT = 300;

    private final Stories stories;
    private final StoryPhotos photos;

    StoryPhotoPages(Stories stories, StoryPhotos photos) {
        this.stories = stories;
        this.photos = photos;
    }

    private record Inputs(
            Form form,
            Input<String> caption,
            Input<String> alternative,
            Input<String> credit,
            @Nullable Input<MultipartFile> file,
            @Nullable Input<Integer> place) {
        StoryPhotos.Text text() {
            return new StoryPhotos.Text(caption.get(), alternative.get(), credit.orElse(""));
        }
    }

    /** Names of inputs must differ on a page with many pictures. */
    private static String key(UUID photo) {
        var digits = photo.toString();
        return "-" + digits.substring(digits.length() - 6);
    }

    private static Inputs added(Form form, @Nullable MultipartFile file, long maxBytes) {
        return new Inputs(
                form,
                form.text("chu-thich", "Chú thích", MOST_TEXT).required("Nhập chú thích ảnh"),
                form.text("mo-ta", "Mô tả cho người không nhìn thấy ảnh", MOST_TEXT)
                        .hint("Trong ảnh có gì, ai làm gì; không nêu tên")
                        .required("Mô tả trong ảnh có gì"),
                form.text("nguon-anh", "Nguồn ảnh", 120).optional(),
                form.file("tep", "Ảnh JPEG hoặc PNG, đến %d MB".formatted(maxBytes >> 20), file)
                        .required("Chọn ảnh"),
                null);
    }

    private static Inputs kept(Form form, StoryPhoto photo, int no, int count) {
        var key = key(photo.ref());
        return new Inputs(
                form,
                form.text("chu-thich" + key, "Chú thích", MOST_TEXT)
                        .required("Nhập chú thích ảnh")
                        .initial(photo.caption()),
                form.text("mo-ta" + key, "Mô tả cho người không nhìn thấy ảnh", MOST_TEXT)
                        .required("Mô tả trong ảnh có gì")
                        .initial(photo.alternative()),
                form.text("nguon-anh" + key, "Nguồn ảnh", 120).optional().initial(photo.credit()),
                null,
                form.number("thu-tu" + key, "Thứ tự", 1, Math.max(1, count))
                        .narrow()
                        .required("Nhập thứ tự, từ 1 đến %d".formatted(count))
                        .initial(no));
    }

    /** @param sent the form of {@code wrong}, or of the new picture where {@code wrong} is null */
    private ModelAndView page(Viewer viewer, Story story, @Nullable Form sent, @Nullable UUID wrong, int status) {
        var max = photos.maxBytes(viewer.today());
        var add = sent != null && wrong == null
                ? sent
                : added(Form.blank(), null, max).form();
        var shown = new ArrayList<StoryPhotosPage.Photo>();
        var no = 0;
        for (var photo : story.photos()) {
            no++;
            var form = sent != null && photo.ref().equals(wrong)
                    ? sent
                    : kept(Form.blank(), photo, no, story.photos().size()).form();
            shown.add(new StoryPhotosPage.Photo(
                    story.link("/anh/" + photo.ref()),
                    story.link("/anh/%s/nho".formatted(photo.ref())),
                    photo.width(),
                    photo.height(),
                    photo.alternative(),
                    photo.caption(),
                    photo.usable(),
                    form,
                    key(photo.ref()),
                    no));
        }
        var choices = photos.choices(viewer, story).stream()
                .map(one -> new StoryPhotosPage.Choice(
                        one.ref().toString(),
                        story.link("/anh-thuc-te/" + one.ref()),
                        one.width(),
                        one.height(),
                        one.caption(),
                        one.alternative(),
                        one.siteName().isEmpty()
                                ? one.groupName()
                                : "%s, %s".formatted(one.groupName(), one.siteName()),
                        one.taken()))
                .toList();
        return Views.page(
                "news/photos",
                new StoryPhotosPage(
                        StoryHeads.of(story, StoryHeads.PHOTOS, "Ảnh"),
                        shown,
                        add,
                        sent == null ? Form.blank() : sent,
                        choices,
                        story.classCode(),
                        "Ảnh được thu nhỏ và ghi lại, bỏ hết nơi chụp, giờ chụp và máy chụp."),
                status);
    }

    @GetMapping(PATH)
    ModelAndView all(Viewer viewer, @PathVariable UUID ref) {
        return page(viewer, stories.find(viewer, ref), null, null, 200);
    }

    @PostMapping(PATH)
    ModelAndView add(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam("phien-ban") int revision,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        var story = stories.find(viewer, ref);
        var inputs = added(new Form(params), file, photos.maxBytes(viewer.today()));
        var chosen = inputs.file();
        if (inputs.form().ok() && chosen != null)
            switch (photos.add(viewer, ref, revision, chosen.get().getBytes(), inputs.text())) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(story.link(StoryHeads.PHOTOS), response, "Đã thêm ảnh");
                }
                case Outcome.Refused<UUID>(var refusal) -> {
                    if (List.of(Stories.STALE, "tin-da-go", "du-anh").contains(refusal.code()))
                        inputs.form().refuse(refusal);
                    else inputs.form().refuse("tep", refusal.sentence());
                }
            }
        return page(viewer, stories.find(viewer, ref), inputs.form(), null, 422);
    }

    /** Takes a picture of the field study. */
    @PostMapping(PATH + "/chon")
    ModelAndView choose(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("phien-ban") int revision,
            @RequestParam("anh") UUID field,
            HttpServletResponse response) {
        return done(viewer, ref, photos.choose(viewer, ref, revision, field), "Đã lấy ảnh thực tế", response);
    }

    @PostMapping(PATH + "/{photo}/bo")
    ModelAndView remove(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID photo,
            @RequestParam("phien-ban") int revision,
            HttpServletResponse response) {
        return done(viewer, ref, photos.remove(viewer, ref, revision, photo), "Đã bỏ ảnh", response);
    }

    private ModelAndView done(
            Viewer viewer, UUID ref, Outcome<UUID> outcome, String sentence, HttpServletResponse response) {
        var story = stories.find(viewer, ref);
        var form = added(Form.blank(), null, photos.maxBytes(viewer.today())).form();
        return form.accepts(outcome)
                ? Views.redirect(story.link(StoryHeads.PHOTOS), response, sentence)
                : page(viewer, story, form, null, 422);
    }

    @PostMapping(PATH + "/{photo}")
    ModelAndView write(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID photo,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam("phien-ban") int revision,
            HttpServletResponse response) {
        var story = stories.find(viewer, ref);
        var held = story.photos().stream()
                .filter(one -> one.ref().equals(photo))
                .findFirst()
                .orElseThrow(() -> new NotFound("photo " + photo));
        var inputs = kept(new Form(params), held, 1, story.photos().size());
        var place = inputs.place();
        if (inputs.form().ok()
                && place != null
                && inputs.form().accepts(photos.write(viewer, ref, revision, photo, inputs.text(), place.get())))
            return Views.redirect(story.link(StoryHeads.PHOTOS), response, "Đã lưu chú thích, thứ tự ảnh");
        return page(viewer, stories.find(viewer, ref), inputs.form(), photo, 422);
    }

    /** @param size {@code lon} or {@code nho} */
    @GetMapping(PATH + "/{photo}/{size}")
    ResponseEntity<InputStreamResource> photo(
            Viewer viewer, @PathVariable UUID ref, @PathVariable UUID photo, @PathVariable String size) {
        if (!List.of("lon", "nho").contains(size)) throw new NotFound("size " + size);
        var shown = photos.open(viewer, ref, photo, size.equals("nho"));
        return PublicStoryPages.picture(shown.file().size(), shown.in(), CacheControl.noStore());
    }

    @GetMapping(StoryPages.HOME + "/{ref}/anh-thuc-te/{photo}")
    ResponseEntity<InputStreamResource> choice(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID photo) {
        var shown = photos.openChoice(viewer, ref, photo);
        return PublicStoryPages.picture(shown.file().size(), shown.in(), CacheControl.noStore());
    }
}
