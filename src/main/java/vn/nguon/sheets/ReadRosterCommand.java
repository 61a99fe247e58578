package vn.nguon.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.VietnameseText;

/**
 * {@code ./run read-roster FILE [--sheet NAME]}: prints as JSON what was understood of a list of people. No database, no Spring.
 * <pre>{"encoding":"UNICODE","sheet":"Xã Mai Sơn","people":[{"row":9,"name":"…","sex":"Nam","born":"dd/MM/yyyy","ethnicity":"…","unit":"…",
 * "post":"…","problems":[]}],"problems":[]}</pre>
 * {@code encoding} is what the file is in ({@link TextEncoding}); the texts printed are Unicode always.
 * {@code sex} and {@code born} are null where the file has none that can be read. {@code sheet} is the one that was read: the one asked
 * for by its name or number, or the first with people; that others have lists too stands in {@code problems}.
 */
public final class ReadRosterCommand {

    private ReadRosterCommand() {}

    /** {@link #run(Path, String, PrintStream, Clock)} on today's date in Vietnam. */
    public static int run(Path file, @Nullable String sheet, PrintStream out) {
        return run(file, sheet, out, new NguonClock(""));
    }

    /**
     * Reads and prints; UTF-8, JSON alone, whatever the terminal's encoding.
     *
     * @param sheet name of the sheet to read, or its number among those that hold something; null: the first with people
     * @return 0 if the list was understood, 2 if not (the reason stands in {@code problems})
     */
    public static int run(Path file, @Nullable String sheet, PrintStream out, Clock clock) {
        var outcome = outcome(file, sheet, clock);
        var bytes = switch (outcome) {
            case PersonListReader.Understood(var list, var found, var doubts) ->
                json(
                        list.encoding(),
                        found.sheet().name(),
                        list.rows(),
                        Stream.of(list.problems(), doubts, others(found))
                                .flatMap(List::stream)
                                .toList());
            case PersonListReader.Refused(var why, var encoding, var found) ->
                json(encoding, found == null ? null : found.sheet().name(), List.of(), List.of(why));
        };
        out.write(bytes, 0, bytes.length);
        out.flush();
        return outcome instanceof PersonListReader.Understood ? 0 : 2;
    }

    private static PersonListReader.Outcome outcome(Path file, @Nullable String sheet, Clock clock) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(FileChecks.MAX_BYTES + 1);
            var reader = new PersonListReader(clock);
            var first = reader.outcome(bytes, Vocabulary.COMMON, PersonListReader.Shown.NOTHING);
            if (sheet == null) return first;
            var found = switch (first) {
                case PersonListReader.Understood(var _, var its, var _) -> its;
                case PersonListReader.Refused(var _, var _, var its) -> its;
            };
            if (found == null) return first;
            for (var one : found.sheets())
                if (one.name().equals(VietnameseText.clean(sheet)) || sheet.equals(String.valueOf(one.number())))
                    return reader.outcome(
                            bytes, Vocabulary.COMMON, new PersonListReader.Shown(one.number(), 0, false, null));
            return new PersonListReader.Refused(
                    "Tệp không có trang tính “%s”. Các trang tính: %s"
                            .formatted(
                                    sheet,
                                    found.sheets().stream()
                                            .map(PersonListReader.InFile::name)
                                            .collect(Collectors.joining(", "))),
                    found.encoding(),
                    null);
        } catch (IOException _) {
            return new PersonListReader.Refused(
                    "Không đọc được tệp %s. Kiểm tra lại đường dẫn".formatted(file), TextEncoding.UNICODE, null);
        }
    }

    private static List<String> others(PersonListReader.Found found) {
        return found.sheets().stream()
                .filter(sheet -> sheet.people() > 0 && sheet.number() != found.number())
                .map(sheet -> "Trang tính “%s” cũng có danh sách %d người, chưa đọc. Đọc bằng --sheet “%s”"
                        .formatted(sheet.name(), sheet.people(), sheet.name()))
                .toList();
    }

    private static byte[] json(
            TextEncoding encoding, @Nullable String sheet, List<PersonRow> people, List<String> problems) {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("encoding", encoding.name());
            orNull(json, "sheet", sheet);
            json.writeArrayPropertyStart("people");
            for (var person : people) person(json, person);
            json.writeEndArray();
            strings(json, "problems", problems);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void person(JsonGenerator json, PersonRow person) {
        var sex = person.sex();
        var born = person.born();
        json.writeStartObject();
        json.writeNumberProperty("row", person.row());
        json.writeStringProperty("name", person.name());
        orNull(json, "sex", sex == null ? null : sex.vietnamese());
        orNull(json, "born", born == null ? null : born.text());
        json.writeStringProperty("ethnicity", person.ethnicity());
        json.writeStringProperty("unit", person.unit());
        json.writeStringProperty("post", person.post());
        strings(
                json,
                "problems",
                person.problems().stream()
                        .map(p -> p.column() + ": " + p.sentence())
                        .toList());
        json.writeEndObject();
    }

    private static void orNull(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) json.writeNullProperty(name);
        else json.writeStringProperty(name, value);
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        for (var value : values) json.writeString(value);
        json.writeEndArray();
    }
}
