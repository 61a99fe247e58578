package vn.nguon.results;

import java.util.List;

/** Sheets of the people whom an organisation sent, by class. */
public record SentSheetsPage(List<OfClass> classes) {
    /** @param waiting sheets whose receipt was not said yet */
    public record OfClass(String code, String name, int waiting, List<Line> lines) {}

    public record Line(String fullName, String href, String note, String kind, String state) {}
}
