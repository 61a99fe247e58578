package vn.nguon.units;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offices' file of places (dia-ban.csv): UTF-8, comma separated, quoted where a comma stands inside, columns
 * {@code ma,ten,loai,thuoc,hieu_luc_tu,hieu_luc_den,thanh_lap_tu,can_cu}. Pure reading; what the rows mean is {@link PlacePlan}'s.
 */
final class PlaceFile {
    static final List<String> HEADER =
            List.of("ma", "ten", "loai", "thuoc", "hieu_luc_tu", "hieu_luc_den", "thanh_lap_tu", "can_cu");

    /** @param line 1-based in the file; {@code from} and {@code to} inclusive, null for open; {@code formedFrom} codes of the day before */
    record Row(
            int line,
            @Nullable String code,
            String name,
            PlaceCard.Kind kind,
            String superior,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<String> formedFrom,
            String basis) {}

    /** A sentence about one line. */
    record Problem(int line, String sentence) {}

    record Read(List<Row> rows, List<Problem> problems) {}

    private PlaceFile() {}

    static Read read(String text) {
        var problems = new ArrayList<Problem>();
        var rows = new ArrayList<Row>();
        var lines = text.startsWith("\uFEFF") ? text.substring(1).split("\r?\n", -1) : text.split("\r?\n", -1);
        if (lines.length == 0
                || !fields(lines[0]).stream().map(String::strip).toList().equals(HEADER)) {
            problems.add(new Problem(
                    1,
                    "Dòng đầu phải là tên cột: " + String.join(",", HEADER)
                            + ". Lưu tệp dạng CSV UTF-8 rồi tải lên lại"));
            return new Read(List.of(), problems);
        }
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].isBlank()) continue;
            var cells = fields(lines[i]);
            if (cells.size() != HEADER.size()) {
                problems.add(new Problem(i + 1, "Dòng có " + cells.size() + " ô, cần " + HEADER.size()));
                continue;
            }
            row(i + 1, cells, rows, problems);
        }
        if (rows.isEmpty() && problems.isEmpty()) problems.add(new Problem(1, "Tệp không có nơi nào. Xem lại tệp"));
        return new Read(rows, problems);
    }

    private static void row(int line, List<String> cells, List<Row> rows, List<Problem> problems) {
        var name = java.text.Normalizer.normalize(cells.get(1).strip(), java.text.Normalizer.Form.NFC);
        var kind = PlaceCard.Kind.of(cells.get(2));
        var code = cells.get(0).strip();
        if (name.isEmpty()) problems.add(new Problem(line, "Nhập tên nơi"));
        if (kind.isEmpty())
            problems.add(new Problem(
                    line, "Loại “" + cells.get(2) + "” chưa có. Dùng tỉnh, huyện, xã, thị trấn, phường hoặc đặc khu"));
        if (!code.matches("[0-9]*")) problems.add(new Problem(line, "Mã “" + code + "” chỉ gồm chữ số"));
        var from = day(line, cells.get(4), problems);
        var to = day(line, cells.get(5), problems);
        if (from != null && to != null && to.isBefore(from))
            problems.add(new Problem(line, "Hiệu lực đến đứng trước hiệu lực từ"));
        if (name.isEmpty() || kind.isEmpty() || !code.matches("[0-9]*")) return;
        var formedFrom = Arrays.stream(cells.get(6).split(";"))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
        rows.add(new Row(
                line,
                code.isEmpty() ? null : code,
                name,
                kind.get(),
                java.text.Normalizer.normalize(cells.get(3).strip(), java.text.Normalizer.Form.NFC),
                from,
                to,
                formedFrom,
                cells.get(7).strip()));
    }

    private static @Nullable LocalDate day(int line, String cell, List<Problem> problems) {
        if (cell.isBlank()) return null;
        try {
            return LocalDate.parse(cell.strip());
        } catch (DateTimeParseException _) {
            problems.add(new Problem(line, "Ngày “" + cell + "” viết dạng năm-tháng-ngày, ví dụ 2025-07-01"));
            return null;
        }
    }

    /** Cells of one line; a quoted cell may hold commas and doubled quotes. */
    static List<String> fields(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
