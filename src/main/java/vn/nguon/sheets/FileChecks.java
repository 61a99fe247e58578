package vn.nguon.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * What is looked at before a byte is parsed as a spreadsheet: size, real type, and that the zip does not unpack to more
 * than a list of people needs. The zip is read through its central directory, the same way the reader reads it later.
 * <p>Sentences are Vietnamese, say what the file is and what to do (ui.md B8), and end without a full stop.
 */
final class FileChecks {

    /** Largest upload: 10 MB. */
    static final int MAX_BYTES = 10 * 1024 * 1024;
    /** Most bytes that all parts together may unpack to: 120 MB, room for 100,000 rows of twenty columns. */
    static final long MAX_UNPACKED = 120L * 1024 * 1024;
    /** Most bytes of the table of texts, which the reader holds in memory: 40 MB; 100,000 names are 5. */
    private static final long MAX_TEXTS = 40L * 1024 * 1024;
    /** Real sheets pack 5 to 30 times; beyond 200 times it is a bomb, once it is large enough to matter. */
    static final int MAX_RATIO = 200;

    private static final long RATIO_MATTERS_FROM = 2L * 1024 * 1024;
    private static final int MAX_PARTS = 2_000;

    static final String EMPTY = "Tệp này không có gì (0 byte). Chọn lại tệp rồi tải lên";
    static final String TOO_BIG = "Tệp lớn hơn 10 MB. Bỏ ảnh và trang tính không dùng, lưu lại rồi tải lên";
    private static final String SAVE_AS = " Mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx), rồi tải lên";
    static final String NOT_A_SPREADSHEET =
            "Tệp này không phải bảng tính Excel (.xlsx, .xls). Mở bằng Excel, lưu lại rồi tải lên";
    static final String WEB_PAGE = "Tệp này là trang web (HTML), không phải bảng tính Excel (.xlsx, .xls)." + SAVE_AS;
    static final String PLAIN_TEXT =
            "Tệp này là văn bản thuần (như .csv), không phải bảng tính Excel (.xlsx, .xls)." + SAVE_AS;
    static final String XML_2003 = "Tệp này là bảng tính kiểu XML 2003." + SAVE_AS;
    static final String PDF =
            "Tệp này là PDF, không phải bảng tính Excel. Tìm bản Excel của danh sách (.xlsx, .xls) rồi tải lên";
    static final String PICTURE =
            "Tệp này là ảnh, không phải bảng tính Excel. Tìm bản Excel của danh sách (.xlsx, .xls) rồi tải lên";
    static final String WORD = "Tệp này là văn bản Word. Chép bảng danh sách sang Excel, lưu kiểu .xlsx rồi tải lên";
    static final String OPEN_DOCUMENT =
            "Tệp này là bảng tính LibreOffice (.ods). Chọn Lưu thành, kiểu Excel (.xlsx), rồi tải lên";
    static final String VERY_OLD_XLS = "Tệp này là bảng tính Excel 95 hoặc cũ hơn." + SAVE_AS;
    static final String BINARY_XLSB = "Tệp này là bảng tính Excel kiểu nhị phân (.xlsb)." + SAVE_AS;
    static final String PASSWORD = "Tệp này có đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi tải lên";
    static final String MACROS = "Tệp này có macro." + SAVE_AS;
    static final String BROKEN = "Tệp này bị hỏng nên không đọc được. Mở bằng Excel, lưu lại thành tệp mới rồi tải lên";
    static final String BOMB =
            "Tệp này bung ra quá lớn so với một danh sách. Chép riêng danh sách sang tệp mới rồi tải lên";
    static final String TOO_MANY_ROWS = "Tệp này có hơn 120.000 dòng. Chép riêng danh sách sang tệp mới rồi tải lên";
    static final String EMPTY_SHEET = "Tệp này không có dòng nào. Chọn lại tệp rồi tải lên";

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private FileChecks() {}

    /** What the bytes are. */
    sealed interface Checked {}

    /** Not to be read; the sentence says what it is and what to do. */
    record Refused(String why) implements Checked {}

    /**
     * @param namesOldFont a part of it names a font .Vn… or VNI-…, so that fonts are worth a look
     * @param merges merged cells by the name of the sheet's part
     */
    record Xlsx(boolean namesOldFont, Map<String, List<Merge>> merges) implements Checked {}

    /** A compound file with a workbook; {@link XlsFile} finds out whether it is sound. */
    record Xls() implements Checked {}

    static Checked check(byte[] bytes) {
        if (bytes.length == 0) return new Refused(EMPTY);
        if (bytes.length > MAX_BYTES) return new Refused(TOO_BIG);
        if (startsWith(bytes, OLE2)) return compound(bytes);
        if (!startsWith(bytes, ZIP)) return new Refused(otherThing(bytes));
        try {
            return zip(bytes);
        } catch (IOException | RuntimeException _) {
            // A zip without its end, or with entries that contradict each other.
            return new Refused(BROKEN);
        }
    }

    /** The same container holds .xls, .doc, and .xlsx with a password; the streams in it tell which. */
    private static Checked compound(byte[] bytes) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            var root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) return new Refused(PASSWORD);
            if (root.hasEntryCaseInsensitive("Workbook")) return new Xls();
            if (root.hasEntryCaseInsensitive("WordDocument")) return new Refused(WORD);
            return new Refused(root.hasEntryCaseInsensitive("Book") ? VERY_OLD_XLS : NOT_A_SPREADSHEET);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError _) {
            // Its table of blocks leads nowhere, or round and round.
            return new Refused(BROKEN);
        }
    }

    private static String otherThing(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        var text = start.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("%pdf")) return PDF;
        if (start.startsWith("\u0089PNG") || start.startsWith("\u00FF\u00D8\u00FF") || start.startsWith("GIF8"))
            return PICTURE;
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) return XML_2003;
        if (text.contains("<html") || text.contains("<table") || text.contains("<!doctype html")) return WEB_PAGE;
        // Excel 2 to 4 wrote bare records.
        if (bytes.length > 2 && bytes[0] == 0x09 && (bytes[1] == 0 || bytes[1] == 2 || bytes[1] == 4) && bytes[2] <= 6)
            return VERY_OLD_XLS;
        var printable = start.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r');
        return printable || start.startsWith("\u00FF\u00FE") ? PLAIN_TEXT : NOT_A_SPREADSHEET;
    }

    private static Checked zip(byte[] bytes) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            var kind = kindOf(zip);
            if (kind.isPresent()) return new Refused(kind.get());
            var unpacked = new Unpacked(bytes.length);
            var scan = new PartScan(unpacked::takes);
            var merges = new HashMap<String, List<Merge>>();
            var parts = 0;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (++parts > MAX_PARTS) return new Refused(BOMB);
                // Excel writes these two only; others would ask for libraries that are not there.
                if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED)
                    return new Refused(BROKEN);
                unpacked.begin(entry.getName());
                var merged = new ArrayList<Merge>();
                try (var in = zip.getInputStream(entry)) {
                    if (!scan.read(entry.getName(), in, merged)) return new Refused(BOMB);
                }
                if (!merged.isEmpty()) merges.put(entry.getName(), merged);
            }
            return new Xlsx(scan.namesOldFont(), merges);
        }
    }

    /** What kind of zip it is, if it is not an .xlsx without macros. */
    private static Optional<String> kindOf(ZipFile zip) {
        if (zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null) return Optional.of(OPEN_DOCUMENT);
        if (zip.getEntry("[Content_Types].xml") == null) return Optional.of(NOT_A_SPREADSHEET);
        if (zip.getEntry("word/document.xml") != null) return Optional.of(WORD);
        if (zip.getEntry("xl/workbook.bin") != null) return Optional.of(BINARY_XLSB);
        if (zip.getEntry("xl/vbaProject.bin") != null) return Optional.of(MACROS);
        return zip.getEntry("xl/workbook.xml") == null ? Optional.of(NOT_A_SPREADSHEET) : Optional.empty();
    }

    /** How much came out so far. */
    private static final class Unpacked {
        private final int packed;
        private long total;
        private long before;
        private boolean texts;

        Unpacked(int packed) {
            this.packed = packed;
        }

        void begin(String part) {
            before = total;
            texts = part.endsWith("sharedStrings.xml");
        }

        boolean takes(int bytes) {
            total += bytes;
            if (total > MAX_UNPACKED || (texts && total - before > MAX_TEXTS)) return false;
            return total <= RATIO_MATTERS_FROM || total / MAX_RATIO <= packed;
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
