package vn.nguon.sheets;

/**
 * Something in a row that a person must look at. The row is still read.
 *
 * @param column the column's name on screen ("Ngày sinh")
 * @param sentence what is wrong and what to do, without full stop
 */
public record Problem(String column, String sentence) {}
