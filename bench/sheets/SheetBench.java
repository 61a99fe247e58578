package vn.nguon.sheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import vn.nguon.shared.NguonClock;

/**
 * A list of 100,000 people: bare read of all its values by fastexcel, with formats and strings as the reader needs them, against the
 * whole reading into people. Both in one process, in turns; prints the median of each and the ratio.
 */
final class SheetBench {

    private static final String[] FAMILY = "Lô Vi Lữ Lương Kha Ngân Quang Vang Lộc Xồng Vừ Hờ Già Lầu Cụt Moong Ốc Nguyễn Trần Lê".split(" ");
    private static final String[] MIDDLE = "Văn Thị Bá Đình Đức Hữu Quốc Minh Xuân Ngọc Thanh Thu Bích Kim".split(" ");
    private static final String[] GIVEN =
            "An Ánh Bảy Bình Châu Chiến Cường Dũng Đại Đoàn Hà Hải Hằng Hiệp Hoài Hùng Huấn Khăm Khánh Lan Liên Mai Nam Nghĩa Oanh Ơn Phong Quý Sơn Tài Thắng Thủy Toàn Tuất Uẩn Ý Yến".split(" ");

    private static long touched;

    private SheetBench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("make")) make(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        else measure(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private static void make(Path file, int rows) throws IOException {
        var random = new Random(2022);
        try (var out = new FileOutputStream(file.toFile());
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("Danh sách");
            sheet.value(0, 0, "DANH SÁCH CÁN BỘ");
            var header = "TT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Đơn vị|Chức vụ".split("\\|");
            for (var c = 0; c < header.length; c++) sheet.value(2, c, header[c]);
            for (var r = 0; r < rows; r++) {
                var born = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(15_000));
                sheet.value(r + 3, 0, r + 1);
                // A third word makes the names as different as they are in life.
                sheet.value(r + 3, 1, pick(FAMILY, random) + " " + pick(MIDDLE, random) + " " + pick(MIDDLE, random) + " " + pick(GIVEN, random));
                sheet.value(r + 3, 2, "%1$td/%1$tm/%1$tY".formatted(born));
                sheet.value(r + 3, 3, random.nextBoolean() ? "Nam" : "Nữ");
                sheet.value(r + 3, 4, pick(new String[] {"Thái", "Kinh", "Mông", "Khơ Mú"}, random));
                sheet.value(r + 3, 5, "Xã " + pick(GIVEN, random) + " " + pick(GIVEN, random));
                sheet.value(r + 3, 6, "Công chức Văn phòng - Thống kê");
            }
        }
        System.out.printf("%s: %,d rows, %,d bytes%n", file.getFileName(), rows, Files.size(file));
    }

    private static String pick(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }

    private static void measure(Path file, int rounds) throws IOException {
        var bytes = Files.readAllBytes(file);
        var reader = new PersonListReader(new NguonClock(""));
        var bare = new long[rounds];
        var whole = new long[rounds];
        var bareCpu = new long[rounds];
        var wholeCpu = new long[rounds];
        for (var round = -10; round < rounds; round++) {
            // Each begins with an empty young generation, so that none pays for the other's garbage.
            System.gc();
            var start = System.nanoTime();
            var startCpu = cpu();
            var values = bare(bytes);
            var barely = System.nanoTime() - start;
            var barelyCpu = cpu() - startCpu;
            System.gc();
            start = System.nanoTime();
            startCpu = cpu();
            var people = people(reader, bytes);
            var wholly = System.nanoTime() - start;
            var whollyCpu = cpu() - startCpu;
            if (round < 0) {
                // Rounds before the compiler of the machine is done do not count.
                if (round == -1) System.out.printf("%,d values bare, %,d people read%n", values, people);
                continue;
            }
            bare[round] = barely;
            whole[round] = wholly;
            bareCpu[round] = barelyCpu;
            wholeCpu[round] = whollyCpu;
        }
        var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf("heap limit %d MB, peak of the pools %d MB%n", Runtime.getRuntime().maxMemory() >> 20, peak >> 20);
        compare("wall clock", bare, whole);
        // On a machine that does other things beside, the processor's time is the one to trust; it includes collecting garbage.
        if (compare("processor", bareCpu, wholeCpu) > 2) {
            System.out.println("MORE THAN TWICE");
            System.exit(1);
        }
    }

    private static double compare(String clock, long[] bare, long[] whole) {
        Arrays.sort(bare);
        Arrays.sort(whole);
        var a = bare[bare.length / 2] / 1e6;
        var b = whole[whole.length / 2] / 1e6;
        System.out.printf("%s: bare fastexcel %.0f ms, list of people %.0f ms, ratio %.2f (medians of %d)%n", clock, a, b, b / a, bare.length);
        return b / a;
    }

    /** Nanoseconds that this process had of all processors. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static int bare(byte[] bytes) throws IOException {
        var values = 0;
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            for (var sheet : workbook.getSheets().toList())
                try (var rows = sheet.openStream()) {
                    for (var all = rows.iterator(); all.hasNext(); )
                        for (var cell : all.next()) if (cell != null && cell.getValue() != null) {
                            values++;
                            // Touched, as whoever reads a value does.
                            touched += cell.getValue().hashCode();
                        }
                }
        }
        return values;
    }

    private static int people(PersonListReader reader, byte[] bytes) throws IOException {
        return switch (reader.read(bytes, "bench.xlsx")) {
            case ListReading.Understood(var list) -> list.rows().size();
            case ListReading.NotUnderstood(var why) -> throw new IOException(why);
        };
    }
}
