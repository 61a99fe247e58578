package vn.nguon.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.nguon.shared.NguonClock;

/**
 * {@code ./run read-roster FILE}: prints as JSON what was understood of a list of people. No database, no Spring.
 * <pre>{"encoding":"UNICODE","people":[{"row":9,"name":"…","sex":"Nam","born":"dd/MM/yyyy","ethnicity":"…","unit":"…",
 * "post":"…","problems":[]}],"problems":[]}</pre>
 * {@code encoding} is what the file is in ({@link TextEncoding}); the texts printed are Unicode always.
 * {@code sex} and {@code born} are null where the file has none that can be read.
 */
public final class ReadRosterCommand {

    private ReadRosterCommand() {}

    /** {@link #run(Path, PrintStream, Clock)} on today's date in Vietnam. */
    public static int run(Path file, PrintStream out) {
        return run(file, out, new NguonClock(""));
    }

    /**
     * Reads and prints; UTF-8, JSON alone, whatever the terminal's encoding.
     *
     * @return 0 if the list was understood, 2 if not (the reason stands in {@code problems})
     */
    public static int run(Path file, PrintStream out, Clock clock) {
        var outcome = outcome(file, clock);
        var bytes = switch (outcome) {
            case PersonListReader.Understood(var list, var _, var doubts) ->
                json(list.encoding(), list.rows(), both(list.problems(), doubts));
            case PersonListReader.Refused(var why, var encoding, var _) -> json(encoding, List.of(), List.of(why));
        };
        out.write(bytes, 0, bytes.length);
        out.flush();
        return outcome instanceof PersonListReader.Understood ? 0 : 2;
    }

    private static PersonListReader.Outcome outcome(Path file, Clock clock) {
        try (var in = Files.newInputStream(file)) {
            return new PersonListReader(clock)
                    .outcome(in.readNBytes(FileChecks.MAX_BYTES + 1), Vocabulary.COMMON, null);
        } catch (IOException _) {
            return new PersonListReader.Refused(
                    "Không đọc được tệp %s. Kiểm tra lại đường dẫn".formatted(file), TextEncoding.UNICODE, null);
        }
    }

    private static List<String> both(List<String> problems, List<String> doubts) {
        return Stream.concat(problems.stream(), doubts.stream()).toList();
    }

    private static byte[] json(TextEncoding encoding, List<PersonRow> people, List<String> problems) {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("encoding", encoding.name());
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
