package vn.nguon.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * The form of a person.
 *
 * @param person null while adding
 * @param post form of a post to be added
 * @param alike persons who may be the one being added; shown with the tick that says it is somebody else
 */
public record PersonEditPage(
        Form form,
        @Nullable PersonCard person,
        int version,
        Form post,
        List<PersonFacts.HeldPost> posts,
        List<PersonCard> alike,
        boolean sameForSure) {

    /** Fields that only the form of a file already kept has, in their order. */
    public static final List<String> MORE = List.of(
            "ten-khac",
            "noi-sinh",
            "noi-o",
            "ngay-cap",
            "the-dang",
            "tuyen-dung",
            "noi-tuyen",
            "hoc-vi",
            "ngoai-ngu",
            "tieng-dan-toc",
            "tin-hoc",
            "ngay-mat");
}
