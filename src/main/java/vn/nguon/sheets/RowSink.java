package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.List;

/** Takes the rows of a file as they are read, sheet by sheet; visible sheets only, blank rows left out. */
interface RowSink {

    void begin(String sheet, List<Merge> merges);

    void row(Row row);

    void end();

    /** Keeps them all. */
    final class Kept implements RowSink {
        private final List<Sheet> sheets = new ArrayList<>();
        private List<Row> rows = new ArrayList<>();
        private String name = "";
        private List<Merge> merges = List.of();

        @Override
        public void begin(String sheet, List<Merge> its) {
            name = sheet;
            merges = its;
            rows = new ArrayList<>();
        }

        @Override
        public void row(Row row) {
            rows.add(row);
        }

        @Override
        public void end() {
            if (!rows.isEmpty()) sheets.add(new Sheet(name, List.copyOf(rows), merges));
        }

        /** The sheets that hold something. */
        List<Sheet> sheets() {
            return sheets;
        }
    }
}
