package vn.nguon.privacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * One's own data and requests about it.
 *
 * @param data null when the account is nobody's
 * @param clock the deadline of a request made today
 */
public record OwnDataPage(
        @Nullable Data data, List<PrivacyRequest> requests, Form form, LocalDate today, String clock, String dueOn) {

    /** @param name of the person */
    public record Data(String name, List<Group> groups) {}

    public record Group(String title, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    public record Line(String label, String value) {}
}
