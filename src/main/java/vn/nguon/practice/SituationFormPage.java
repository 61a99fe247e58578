package vn.nguon.practice;

import java.util.List;
import vn.nguon.web.Form;

/**
 * A situation, to write.
 *
 * @param rows names of the three fields of each criterion
 * @param owners is there an organisation to choose?
 * @param file name of what is attached now, empty for nothing
 * @param note what saving does
 */
public record SituationFormPage(
        String title, String back, Form form, List<Row> rows, boolean owners, String file, int version, String note) {
    public record Row(int no, String name, String skill, String weight) {}
}
