package vn.nguon.people;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;

/**
 * Which persons, in which order, which part of them.
 *
 * @param text how the name goes on from the beginning of one of its words, "thi uo" for Đỗ Thị Ước, with or without marks; or a whole code. ""
 *     for everybody; 100 characters at most, the rest is cut off
 * @param organisation only who works or is planned there; null for anywhere
 * @param age null for every age
 * @param planned only who is in planning today, or only who is not; null for both
 * @param limit 1 to 200
 * @param from where the part begins
 */
public record PersonFilter(
        String text,
        @Nullable OrganisationId organisation,
        @Nullable Sex sex,
        @Nullable AgeBand age,
        @Nullable Boolean planned,
        Order order,
        boolean descending,
        int limit,
        From from) {

    private static final int MOST_LETTERS = 100;
    private static final Pattern CODE = Pattern.compile("(?i)CB-?\\d{1,12}");

    public PersonFilter {
        // % and _ would be read as patterns
        text = VietnameseText.clean(VietnameseText.clean(text).replaceAll("[%_\\\\\\p{Cntrl}]", ""));
        if (text.length() > MOST_LETTERS) text = VietnameseText.clean(text.substring(0, MOST_LETTERS));
        if (VietnameseText.fold(text).isBlank()) text = "";
        if (limit < 1 || limit > 200) throw new IllegalArgumentException("limit " + limit);
    }

    /** Everybody, or who is called so, by given name, from the first. */
    public static PersonFilter of(String text, int limit) {
        return new PersonFilter(text, null, null, null, null, Order.NAME, false, limit, From.START);
    }

    public PersonFilter at(@Nullable OrganisationId there) {
        return new PersonFilter(text, there, sex, age, planned, order, descending, limit, from);
    }

    public PersonFilter by(Order wanted, boolean downwards) {
        return new PersonFilter(text, organisation, sex, age, planned, wanted, downwards, limit, from);
    }

    public PersonFilter only(@Nullable Sex ofSex, @Nullable AgeBand ofAge, @Nullable Boolean inPlanning) {
        return new PersonFilter(text, organisation, ofSex, ofAge, inPlanning, order, descending, limit, from);
    }

    public PersonFilter from(From there) {
        return new PersonFilter(text, organisation, sex, age, planned, order, descending, limit, there);
    }

    /**
     * Where a part of the list begins: after or before a person, who need not be on the list any more; no offset, so that the thousandth
     * page costs what the first does.
     *
     * @param person null for the beginning
     */
    public record From(@Nullable UUID person, boolean backwards) {
        public static final From START = new From(null, false);

        public From {
            if (person == null && backwards) throw new IllegalArgumentException("backwards from the beginning");
        }
    }

    /** Orders of a list of persons; each ends in the id, so it is total. */
    public enum Order {
        /** Given name, then whole name, in Vietnamese order; where marks were typed, those first whose name has the very marks. */
        NAME,
        BORN,
        CODE
    }

    /** Age in completed years on the viewer's day, bounds included. Of whom only the year is known, 1 January counts. */
    public enum AgeBand {
        UNDER_35("duoi-35", "Dưới 35", 0, 34),
        FROM_35("35-44", "35 đến 44", 35, 44),
        FROM_45("45-54", "45 đến 54", 45, 54),
        FROM_55("tu-55", "Từ 55", 55, 200);

        private final String slug;
        private final String vietnamese;
        private final int least;
        private final int most;

        AgeBand(String slug, String vietnamese, int least, int most) {
            this.slug = slug;
            this.vietnamese = vietnamese;
            this.least = least;
            this.most = most;
        }

        public String slug() {
            return slug;
        }

        public String vietnamese() {
            return vietnamese;
        }

        int least() {
            return least;
        }

        int most() {
            return most;
        }
    }

    /** Whether the text is a whole code, CB-00231. */
    boolean isCode() {
        return CODE.matcher(text).matches();
    }

    /** Whether persons are looked for by their names. */
    boolean byName() {
        return !text.isEmpty() && !isCode();
    }

    /** Whether only who is in planning is asked for. */
    boolean isPlanned() {
        return planned != null && planned;
    }

    /** Whether only who is in no planning is asked for. */
    boolean isUnplanned() {
        return planned != null && !planned;
    }

    /** Whether nobody is left out but those behind no door. */
    boolean asksForAll() {
        return text.isEmpty() && sex == null && age == null && planned == null;
    }

    /** Whether a letter was typed with a mark: "Lò", "Đỗ". Whoever types none does not mean names that have none. */
    boolean hasMarks() {
        return !VietnameseText.fold(text).equals(text.toLowerCase(Locale.ROOT));
    }
}
