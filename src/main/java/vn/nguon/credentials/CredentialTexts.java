package vn.nguon.credentials;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a layout's placeholders. Vietnamese names in the layout, because offices write layouts. */
final class CredentialTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)\\}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Locale VIETNAMESE = Locale.of("vi");
    private final Map<String, String> values;

    CredentialTexts(Printable entry) {
        var c = entry.content();
        values = new LinkedHashMap<>();
        values.put("co-quan", c.issuer());
        values.put("co-quan-hoa", c.issuer().toUpperCase(VIETNAMESE));
        values.put("cap-tren-hoa", c.superior().toUpperCase(VIETNAMESE));
        values.put("quoc-hieu", c.state() ? "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" : "ĐẢNG CỘNG SẢN VIỆT NAM");
        values.put("tieu-ngu", c.state() ? "Độc lập - Tự do - Hạnh phúc" : "");
        values.put("ho-ten", c.fullName());
        values.put("sinh", born(c.born()));
        values.put("chuc-vu", c.holderPost());
        values.put("lop", c.className());
        values.put("tu-ngay", DAY.format(c.from()));
        values.put("den-ngay", DAY.format(c.to()));
        values.put("so-tiet", Integer.toString(c.periods()));
        values.put("xep-loai", c.band());
        values.put("quyet-dinh", c.decision());
        values.put("ngay-quyet-dinh", DAY.format(c.decidedOn()));
        values.put("noi-ngay", placeAndDate(c.place(), c.issuedOn()));
        values.put("tu-cach", c.capacity());
        values.put("chuc-vu-ky", c.signatoryPost());
        values.put("nguoi-ky", c.signatory());
        values.put("so", entry.number());
        values.put(
                "ma",
                entry.checkCode().substring(0, 3) + " " + entry.checkCode().substring(3));
        values.put("dia-chi", entry.checkAddress());
    }

    private static String born(String born) {
        if (born.isEmpty()) return "";
        return (born.length() == 4 ? "Sinh năm " : "Sinh ngày ") + born;
    }

    /** "Tương Dương, ngày 05 tháng 02 năm 2022": days under 10 and months under 3 take a zero (Decree 30/2020 form). */
    static String placeAndDate(String place, LocalDate day) {
        return "%s, ngày %02d tháng %s năm %d"
                .formatted(
                        place,
                        day.getDayOfMonth(),
                        day.getMonthValue() < 3 ? "0" + day.getMonthValue() : Integer.toString(day.getMonthValue()),
                        day.getYear());
    }

    /** @throws IllegalArgumentException if the text names a placeholder that does not exist */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) throw new IllegalArgumentException("no placeholder {" + found.group(1) + "}");
            return Matcher.quoteReplacement(value);
        });
    }
}
