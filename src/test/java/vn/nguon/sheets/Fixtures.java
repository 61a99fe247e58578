package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files under {@code src/test/resources/sheets}, and lists made by a line each. */
final class Fixtures {

    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Clock AUTUMN_2022 =
            Clock.fixed(LocalDate.of(2022, 9, 20).atStartOfDay(VIETNAM).toInstant(), VIETNAM);
    static final PersonListReader READER = new PersonListReader(AUTUMN_2022);

    private Fixtures() {}

    static byte[] file(String name) {
        try (var in = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/sheets/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PersonList list(String name) {
        return understood(READER.read(file(name), name));
    }

    static PersonList understood(ListReading reading) {
        assertThat(reading).isInstanceOf(ListReading.Understood.class);
        return ((ListReading.Understood) reading).list();
    }

    static String refusal(byte[] bytes) {
        var reading = READER.read(bytes, "ds.xlsx");
        assertThat(reading).isInstanceOf(ListReading.NotUnderstood.class);
        return ((ListReading.NotUnderstood) reading).why();
    }

    /** A person as the truth files have it; the written post may have the unit at its end. */
    record Truth(String name, String sex, String born, String ethnicity, String unit, String post) {}

    static List<Truth> truth(String name) {
        JsonNode tree = JsonMapper.shared().readTree(file(name));
        var people = new ArrayList<Truth>();
        for (var person : tree.isArray() ? tree : tree.get("trainees")) {
            people.add(new Truth(
                    person.get("name").asString(),
                    person.get("sex").asString(),
                    person.get("born").asString(),
                    person.get("ethnicity").asString(),
                    person.get("unit").asString(),
                    person.get("post").asString()));
        }
        return people;
    }

    /** What was read, in the truth's words; the post cut to the truth's where it starts with it. */
    static List<Truth> asTruth(List<PersonRow> rows, List<Truth> truth) {
        var people = new ArrayList<Truth>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var post = i < truth.size() && row.post().startsWith(truth.get(i).post())
                    ? truth.get(i).post()
                    : row.post();
            people.add(new Truth(
                    row.name(),
                    Objects.requireNonNull(row.sex()).vietnamese(),
                    Objects.requireNonNull(row.born()).text(),
                    row.ethnicity(),
                    row.unit(),
                    post));
        }
        return people;
    }

    /** An .xlsx of these rows from row 1 on; cells are separated by "|", a blank between two of them is a blank cell. */
    static byte[] sheet(String... lines) {
        return workbook(Map.of("Danh sách", lines));
    }

    /** The same with several sheets, in the order of their names. */
    static byte[] workbook(Map<String, String[]> sheets) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            for (var one : new TreeMap<>(sheets).entrySet()) {
                var sheet = workbook.newWorksheet(one.getKey());
                var lines = one.getValue();
                for (var r = 0; r < lines.length; r++) {
                    var cells = lines[r].split("\\|", -1);
                    for (var c = 0; c < cells.length; c++) {
                        if (cells[c].strip().matches("\\d+")) sheet.value(r, c, Integer.valueOf(cells[c].strip()));
                        else if (!cells[c].isBlank()) sheet.value(r, c, cells[c].strip());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same workbook with one part replaced or added. */
    static byte[] with(byte[] workbook, String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(workbook));
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry; (entry = from.getNextEntry()) != null; ) {
                if (entry.getName().equals(part)) continue;
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
            }
            to.putNextEntry(new ZipEntry(part));
            to.write(content);
        }
        return out.toByteArray();
    }
}
