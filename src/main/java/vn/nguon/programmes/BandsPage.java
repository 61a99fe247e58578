package vn.nguon.programmes;

import vn.nguon.web.Form;

/** Bands as a table of inputs: {@code ten-n}, {@code tu-n}, {@code san-n}, {@code dat-n}. */
public record BandsPage(Programme programme, Form form, int rows) {}
