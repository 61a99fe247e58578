package vn.nguon.practice.field;

import java.util.List;

/** Field studies of all classes that the viewer may see. */
public record FieldListPage(List<Row> rows) {
    public record Row(String href, String name, String meta, String note, String kind, String word) {}
}
