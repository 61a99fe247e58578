package vn.nguon.web;

import java.util.Arrays;
import java.util.List;
import vn.nguon.shared.Classification;

/** The part of a form that says how a list or document is classified. Whether "mật" may be taken in, the façade says. */
public final class Classifying {
    public static final String NAME = "do-mat";

    private static final List<Option> OPTIONS = Arrays.stream(Classification.values())
            .map(one -> new Option(one.name(), one.vietnamese()))
            .toList();

    private final Input<String> input;
    private final Classification initial;

    private Classifying(Input<String> input, Classification initial) {
        this.input = input;
        this.initial = initial;
    }

    /** @param initial chosen before anybody chooses, and what counts when nothing is sent */
    public static Classifying in(Form form, Classification initial) {
        return in(form, "", initial);
    }

    /** A second one in the same form. @param prefix before the name of its input, e.g. {@code dn-} */
    public static Classifying in(Form form, String prefix, Classification initial) {
        var input = form.choice(prefix + NAME, "Độ mật", OPTIONS)
                .options(OPTIONS, null)
                .initial(initial.name())
                .hint("Tài liệu Mật chỉ nhận khi hệ thống không nối mạng internet");
        return new Classifying(input, initial);
    }

    /** After {@link Form#ok()}. */
    public Classification get() {
        return Classification.valueOf(input.orElse(initial.name()));
    }
}
