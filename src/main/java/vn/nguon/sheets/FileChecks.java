package vn.nguon.sheets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * What is looked at before a byte is parsed as a spreadsheet: size, real type, and that the zip does not unpack to more
 * than a list of people needs. The zip is read through its central directory, the same way the reader reads it later.
 * <p>Sentences are Vietnamese, say what the file is and what to do (ui.md B8), and end without a full stop.
 */
final class FileChecks {

    /** Largest upload: 10 MB. */
    static final int MAX_BYTES = 10 * 1024 * 1024;
    /** Most bytes that all parts together may unpack to: 40 MB, about 100,000 full rows. */
    static final long MAX_UNPACKED = 40L * 1024 * 1024;
    /** Real sheets pack 5 to 30 times; beyond 200 times it is a bomb, once it is large enough to matter. */
    static final int MAX_RATIO = 200;

    private static final long RATIO_MATTERS_FROM = 2L * 1024 * 1024;
    private static final int MAX_PARTS = 2_000;

    static final String EMPTY = "Tệp này không có gì (0 byte). Chọn lại tệp rồi tải lên";
    static final String TOO_BIG = "Tệp lớn hơn 10 MB. Bỏ ảnh và trang tính không dùng, lưu lại rồi tải lên";
    static final String NOT_A_SPREADSHEET =
            "Tệp này không phải bảng tính Excel (.xlsx). Mở bằng Excel, lưu lại rồi tải lên";
    static final String OLD_XLS =
            "Tệp này là bảng tính Excel kiểu cũ (.xls). Mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook"
                    + " (.xlsx), rồi tải lên";
    static final String BINARY_XLSB =
            "Tệp này là bảng tính Excel kiểu nhị phân (.xlsb). Mở bằng Excel, chọn Lưu thành, kiểu"
                    + " Excel Workbook (.xlsx), rồi tải lên";
    static final String PASSWORD = "Tệp này có đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi tải lên";
    static final String MACROS =
            "Tệp này có macro. Mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx), rồi tải lên";
    static final String BROKEN = "Tệp này bị hỏng nên không đọc được. Mở bằng Excel, lưu lại thành tệp mới rồi tải lên";
    static final String BOMB =
            "Tệp này bung ra quá lớn so với một danh sách. Chép riêng danh sách sang tệp mới rồi tải lên";
    static final String TOO_MANY_ROWS = "Tệp này có hơn 20.000 dòng. Chép riêng danh sách sang tệp mới rồi tải lên";
    static final String EMPTY_SHEET = "Tệp này không có dòng nào. Chọn lại tệp rồi tải lên";

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private FileChecks() {}

    /** Why the bytes cannot be read; empty when they are a sound .xlsx within the limits. */
    static Optional<String> refusalOf(byte[] bytes) {
        if (bytes.length == 0) return Optional.of(EMPTY);
        if (bytes.length > MAX_BYTES) return Optional.of(TOO_BIG);
        if (startsWith(bytes, OLE2)) return Optional.of(oldContainer(bytes));
        if (!startsWith(bytes, ZIP)) return Optional.of(NOT_A_SPREADSHEET);
        try {
            return zipRefusal(bytes);
        } catch (IOException | RuntimeException _) {
            // A zip without its end, or with entries that contradict each other.
            return Optional.of(BROKEN);
        }
    }

    /** The same container holds .xls, .doc, and .xlsx with a password; its directory names its streams in UTF-16. */
    private static String oldContainer(byte[] bytes) {
        if (contains(bytes, "EncryptedPackage")) return PASSWORD;
        return contains(bytes, "Workbook") || contains(bytes, "Book") ? OLD_XLS : NOT_A_SPREADSHEET;
    }

    private static Optional<String> zipRefusal(byte[] bytes) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            if (zip.getEntry("[Content_Types].xml") == null) return Optional.of(NOT_A_SPREADSHEET);
            if (zip.getEntry("xl/workbook.bin") != null) return Optional.of(BINARY_XLSB);
            if (zip.getEntry("xl/vbaProject.bin") != null) return Optional.of(MACROS);
            if (zip.getEntry("xl/workbook.xml") == null) return Optional.of(NOT_A_SPREADSHEET);
            var unpacked = 0L;
            var parts = 0;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (++parts > MAX_PARTS) return Optional.of(BOMB);
                // Excel writes these two only; others would ask for libraries that are not there.
                if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED)
                    return Optional.of(BROKEN);
                unpacked = unpack(zip, entry, unpacked, bytes.length);
                if (unpacked < 0) return Optional.of(BOMB);
            }
            return Optional.empty();
        }
    }

    /** Total after this entry, counted while unpacking (what the directory says may be a lie); negative when over a limit. */
    private static long unpack(ZipFile zip, ZipArchiveEntry entry, long before, int packed) throws IOException {
        var total = before;
        var buffer = new byte[64 * 1024];
        try (var in = zip.getInputStream(entry)) {
            for (int n; (n = in.read(buffer)) > 0; ) {
                total += n;
                if (total > MAX_UNPACKED) return -1;
                if (total > RATIO_MATTERS_FROM && total / MAX_RATIO > packed) return -1;
            }
        }
        return total;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean contains(byte[] bytes, String name) {
        // Latin-1 maps each byte to one char, so a search for text is a search for bytes.
        var hay = new String(bytes, StandardCharsets.ISO_8859_1);
        var needle = new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return hay.contains(needle);
    }
}
