package vn.nguon.planning;

import java.util.List;
import vn.nguon.web.Form;
import vn.nguon.web.Tab;

/** The template of the export: for each column its place and its heading. */
public record ExportPage(List<Tab> tabs, String address, Form form, List<Line> lines) {

    /** @param label what the column holds; {@code position} and {@code heading} are inputs of the form */
    public record Line(String field, String label, String position, String heading) {}
}
