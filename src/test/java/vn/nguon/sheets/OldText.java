package vn.nguon.sheets;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.nguon.shared.VietnameseText;

/** Writes Vietnamese in the old encodings, by tables that are not the program's: iconv's for TCVN3, spelled out here for VNI. */
public final class OldText {

    /** Every VNI letter, small and capital, as "letter=chars". */
    static final String VNI_LETTERS = """
            à=aø á=aù ả=aû ã=aõ ạ=aï ă=aê ằ=aè ắ=aé ẳ=aú ẵ=aü ặ=aë â=aâ ầ=aà ấ=aá ẩ=aå ẫ=aã ậ=aä
            đ=ñ è=eø é=eù ẻ=eû ẽ=eõ ẹ=eï ê=eâ ề=eà ế=eá ể=eå ễ=eã ệ=eä ì=ì í=í ỉ=æ ĩ=ó ị=ò
            ò=oø ó=où ỏ=oû õ=oõ ọ=oï ô=oâ ồ=oà ố=oá ổ=oå ỗ=oã ộ=oä ơ=ô ờ=ôø ớ=ôù ở=ôû ỡ=ôõ ợ=ôï
            ù=uø ú=uù ủ=uû ũ=uõ ụ=uï ư=ö ừ=öø ứ=öù ử=öû ữ=öõ ự=öï ỳ=yø ý=yù ỷ=yû ỹ=yõ ỵ=î
            À=AØ Á=AÙ Ả=AÛ Ã=AÕ Ạ=AÏ Ă=AÊ Ằ=AÈ Ắ=AÉ Ẳ=AÚ Ẵ=AÜ Ặ=AË Â=AÂ Ầ=AÀ Ấ=AÁ Ẩ=AÅ Ẫ=AÃ Ậ=AÄ
            Đ=Ñ È=EØ É=EÙ Ẻ=EÛ Ẽ=EÕ Ẹ=EÏ Ê=EÂ Ề=EÀ Ế=EÁ Ể=EÅ Ễ=EÃ Ệ=EÄ Ì=Ì Í=Í Ỉ=Æ Ĩ=Ó Ị=Ò
            Ò=OØ Ó=OÙ Ỏ=OÛ Õ=OÕ Ọ=OÏ Ô=OÂ Ồ=OÀ Ố=OÁ Ổ=OÅ Ỗ=OÃ Ộ=OÄ Ơ=Ô Ờ=ÔØ Ớ=ÔÙ Ở=ÔÛ Ỡ=ÔÕ Ợ=ÔÏ
            Ù=UØ Ú=UÙ Ủ=UÛ Ũ=UÕ Ụ=UÏ Ư=Ö Ừ=ÖØ Ứ=ÖÙ Ử=ÖÛ Ữ=ÖÕ Ự=ÖÏ Ỳ=YØ Ý=YÙ Ỷ=YÛ Ỹ=YÕ Ỵ=Î
            """;

    static final Map<String, String> VNI = vni();
    static final Map<Integer, String> ICONV = iconv();

    private OldText() {}

    public static String vni(String text) {
        var old = new StringBuilder();
        for (var letter : VietnameseText.nfc(text).split("")) old.append(VNI.getOrDefault(letter, letter));
        return old.toString();
    }

    /** As typed with the fonts .VnTime and, for words in capitals, .VnTimeH: toned capitals are small letters. */
    public static String tcvn3(String text) {
        if (text.isEmpty()) return text;
        var bytes = new HashMap<String, Character>();
        ICONV.forEach((b, letter) -> bytes.put(letter, (char) (int) b));
        var old = new StringBuilder();
        for (var letter : VietnameseText.nfc(text).split("")) {
            var small = letter.toLowerCase(java.util.Locale.ROOT);
            var toned = !"ĂÂÊÔƠƯĐ".contains(letter) && letter.charAt(0) > 127;
            old.append(
                    bytes.containsKey(toned ? small : letter) ? bytes.get(toned ? small : letter) : letter.charAt(0));
        }
        return old.toString();
    }

    private static Map<String, String> vni() {
        var letters = new LinkedHashMap<String, String>();
        for (var pair : VNI_LETTERS.strip().split("\\s+")) letters.put(pair.split("=")[0], pair.split("=")[1]);
        return letters;
    }

    private static Map<Integer, String> iconv() {
        var letters = new LinkedHashMap<Integer, String>();
        new String(Fixtures.file("tcvn5712-1.tsv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> letters.put(Integer.parseInt(line.substring(0, 2), 16), line.substring(3)));
        return letters;
    }
}
