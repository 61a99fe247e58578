package vn.nguon.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;

/**
 * Credentials of one class.
 *
 * @param running a job is running: the page asks for its progress every 2 seconds
 */
public record DeskPage(
        ClassHead head,
        List<Paper> papers,
        List<Entry> entries,
        @Nullable Progress progress,
        boolean running) {

    /**
     * One of the two papers.
     *
     * @param kind of {@code tag.status}
     * @param why why nothing can be issued now, empty when it can or nothing is left to do
     * @param issueHref where to issue; null when the viewer may not, or not now
     * @param pdf all valid papers in one file, null when there is none
     * @param register address of the register, null when none was opened or the viewer does not read it
     */
    public record Paper(
            String title,
            String issuer,
            String kind,
            String state,
            String why,
            @Nullable String issueHref,
            String issueLabel,
            @Nullable String pdf,
            @Nullable String register) {}

    /** @param kind of {@code tag.status} */
    public record Entry(
            String number,
            String fullName,
            String born,
            String band,
            String issuedOn,
            String kind,
            String state,
            String href,
            String pdf) {}

    /**
     * @param url of the piece that is fetched again
     * @param done of {@code total}; {@code text} says it
     * @param failed why it stopped, empty while it goes on
     */
    public record Progress(String url, String title, int done, int total, String text, String failed) {}
}
