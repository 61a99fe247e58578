package vn.nguon.units;

import java.util.List;
import vn.nguon.web.Form;

/**
 * One act: what it changes, and for a draft the way to carrying it out.
 *
 * @param problems sentences about what speaks against it as it stands
 * @param steps of the draft; empty afterwards
 * @param passed what went on when it was carried out, in words
 * @param left how many open things still stand at organisations that it ended
 * @param mayWrite a draft that this viewer may edit
 */
public record ReorganisationPage(
        Reorganisation act,
        List<Line> changes,
        List<String> problems,
        List<Step> steps,
        Form upload,
        List<String> passed,
        long left,
        boolean mayWrite) {
    /** @param kind "Sáp nhập"; text the rest of the sentence */
    public record Line(int index, String kind, String text) {}

    /** @param status kind of the tag */
    public record Step(String label, String note, String status, String state, String href) {}

    public String here() {
        return "/sap-xep/" + act.ref();
    }
}
