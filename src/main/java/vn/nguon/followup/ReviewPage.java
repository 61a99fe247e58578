package vn.nguon.followup;

import java.util.List;
import vn.nguon.web.Form;

/** @param fields ids of the fields, one a skill */
public record ReviewPage(Reviews.Sheet sheet, List<String> fields, Form form) {
    public ReviewPage {
        fields = List.copyOf(fields);
    }

    public String who() {
        return sheet.who() == Reviews.Who.SELF ? "Tự nhận xét" : "Nhận xét về " + sheet.fullName();
    }

    /** The word chosen for a skill, for reading. */
    public String word(String skill) {
        var value = sheet.values().get(skill);
        return value == null ? "Không trả lời" : value + ". " + sheet.scale().get(value - 1);
    }
}
