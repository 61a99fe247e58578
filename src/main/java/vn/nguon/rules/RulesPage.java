package vn.nguon.rules;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/** The values of one subject in force on a day (/quy-dinh). @param day as asked for, for the links and the heading */
public record RulesPage(Form form, Field group, String day, String heading, List<Line> values, boolean mayWrite) {
    /** @param title what it is, in words that stand alone */
    public record Line(String title, Rule rule) {}
}
