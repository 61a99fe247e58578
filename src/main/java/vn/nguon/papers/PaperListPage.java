package vn.nguon.papers;

import java.util.List;
import vn.nguon.classes.ClassHead;

/**
 * Who handed in what.
 *
 * @param asked kinds and due time in one sentence
 * @param settingHref empty when the viewer may not change what is asked for; likewise the others
 */
public record PaperListPage(
        ClassHead head,
        List<Figure> figures,
        String asked,
        String settingHref,
        String marksHref,
        String markersHref,
        String stateHref,
        boolean showMarks,
        List<Row> rows) {

    public record Figure(String value, String label) {}

    /**
     * @param file address of the last version, empty while nothing came; {@code cover}, {@code when} and {@code note} likewise
     * @param behalfHref where a paper is handed in for this trainee; empty when not allowed
     */
    public record Row(
            String name,
            String unit,
            String topic,
            String file,
            String fileName,
            String cover,
            String when,
            String note,
            String kind,
            String word,
            String marks,
            String behalfHref) {}
}
