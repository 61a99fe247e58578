package vn.nguon.sheets;

import java.util.List;

/** One visible sheet: its rows from top to bottom, blank rows left out; its merged cells in no order. */
record Sheet(String name, List<Row> rows, List<Merge> merges) {}
