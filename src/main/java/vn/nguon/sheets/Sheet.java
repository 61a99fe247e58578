package vn.nguon.sheets;

import java.util.List;

/** One visible sheet: its rows from top to bottom, blank rows left out. */
record Sheet(String name, List<Row> rows) {}
