package vn.nguon.sheets;

/**
 * A text in an old encoding and what it becomes; the same text in several cells is one.
 *
 * @param cell the first cell that has it, as on screen: {@code B7}
 * @param before as the file shows without its old font: {@code X· Nh«n Mai}
 * @param after in Unicode: {@code Xã Nhôn Mai}
 * @param times cells that have it, at least 1
 */
public record Conversion(String cell, String before, String after, TextEncoding from, int times) {}
