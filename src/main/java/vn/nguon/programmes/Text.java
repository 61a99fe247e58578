package vn.nguon.programmes;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As the database keeps text: NFC, no spaces at the ends. */
final class Text {
    /** Written with capitals wherever they stand; longer ones first, so that "Phó Bí thư" is found before "Bí thư". */
    private static final List<String> NAMES = List.of(
            "Mặt trận Tổ quốc",
            "Ủy ban nhân dân",
            "Hội đồng nhân dân",
            "Trung tâm Chính trị",
            "Trường Chính trị",
            "Ủy ban Kiểm tra",
            "Ban Thường vụ",
            "Ban Chấp hành",
            "Ban Tổ chức",
            "Ban Tuyên giáo",
            "Ban Dân vận",
            "Phó Chủ tịch",
            "Phó Bí thư",
            "Hồ Chí Minh",
            "Trung ương",
            "Thành ủy",
            "Huyện ủy",
            "Tỉnh ủy",
            "Việt Nam",
            "Chủ tịch",
            "Đảng ủy",
            "Đảng bộ",
            "Bí thư",
            "Mác",
            "Lênin",
            "Lê-nin",
            "Đảng",
            "UBND",
            "HĐND",
            "MTTQ",
            "HĐH",
            "CNH");

    private static final Map<String, String> BY_SMALL = NAMES.stream()
            .collect(Collectors.toMap(
                    name -> name.toLowerCase(Locale.ROOT), name -> name, (one, same) -> one, TreeMap::new));
    private static final Pattern NAME = Pattern.compile(NAMES.stream()
            .map(name -> Pattern.quote(name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining("|", "(?<![\\p{L}])(?:", ")(?![\\p{L}])")));

    private Text() {}

    static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /**
     * Titles all in capitals become a sentence, because screens use no capitals. Names of bodies and offices keep theirs; names of
     * places and people in it have to be mended by hand. Any other text stays.
     */
    static String sentence(String text) {
        var tidy = nfc(text);
        if (tidy.isEmpty() || !tidy.equals(tidy.toUpperCase(Locale.ROOT))) return tidy;
        var small = NAME.matcher(tidy.toLowerCase(Locale.ROOT))
                .replaceAll(found -> BY_SMALL.getOrDefault(found.group(), found.group()));
        return small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1);
    }
}
