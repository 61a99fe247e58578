package vn.nguon.followup;

import java.util.List;
import java.util.stream.Collectors;
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

    /** Topics that more was asked of, for reading. */
    public String wanted() {
        return sheet.topics().stream()
                .filter(Reviews.Topic::wanted)
                .map(Reviews.Topic::title)
                .collect(Collectors.joining("; "));
    }
}
