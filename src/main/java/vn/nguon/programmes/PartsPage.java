package vn.nguon.programmes;

import vn.nguon.web.Form;

/** Parts of the mark as a table of inputs: {@code ten-n}, {@code trong-so-n}, {@code toi-thieu-n}; the last rows are blank. */
public record PartsPage(Programme programme, Form form, int rows, String step) {}
