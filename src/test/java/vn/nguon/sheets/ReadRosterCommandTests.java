package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadRosterCommandTests {

    @TempDir
    private Path folder;

    private int exit;
    private @Nullable String sheet;

    @Test
    void printsTheRosterAsJson() throws IOException {
        var json = run(copy("danh-sach-hoc-vien.xlsx"));
        assertThat(exit).isZero();
        assertThat(json.get("encoding").asString()).isEqualTo("UNICODE");
        assertThat(json.get("problems").size()).isZero();
        var truth = Fixtures.truth("truth.json");
        var read = new ArrayList<Fixtures.Truth>();
        for (var person : json.get("people")) {
            var post = truth.get(read.size()).post();
            assertThat(person.get("post").asString()).startsWith(post);
            read.add(new Fixtures.Truth(
                    person.get("name").asString(),
                    person.get("sex").asString(),
                    person.get("born").asString(),
                    person.get("ethnicity").asString(),
                    person.get("unit").asString(),
                    post));
        }
        assertThat(read).isEqualTo(truth);
        assertThat(json.get("people").get(0).propertyNames())
                .containsExactly("row", "name", "sex", "born", "ethnicity", "unit", "post", "problems");
        assertThat(json.get("people").get(0).get("row").asInt()).isEqualTo(10);
    }

    @Test
    void printsOldEncodingsInUnicodeAndSaysWhichTheyWere() throws IOException {
        var json = run(copy("d-tcvn3.xls"));
        assertThat(exit).isZero();
        assertThat(json.get("encoding").asString()).isEqualTo("TCVN3");
        assertThat(json.get("people").get(0).get("name").asString()).isEqualTo("Lữ Xuân Ơn");
    }

    @Test
    void answersTwoAndTheReasonForWhatItDoesNotUnderstand() throws IOException {
        var json = run(copy("chuong-trinh.xlsx"));
        assertThat(exit).isEqualTo(2);
        assertThat(json.get("people").size()).isZero();
        assertThat(json.get("problems").get(0).asString()).startsWith("Không thấy dòng tên cột.");
    }

    @Test
    void saysWhichSheetItReadAndReadsTheOneAskedFor() throws IOException {
        var book = Files.write(
                folder.resolve("hai-xa.xlsx"),
                Fixtures.workbook(Map.of("Mai Sơn", SeveralSheetsTests.MAI_SON, "Yên Na", SeveralSheetsTests.YEN_NA)));
        var first = run(book);
        assertThat(first.get("sheet").asString()).isEqualTo("Mai Sơn");
        assertThat(first.get("people").size()).isEqualTo(1);
        assertThat(first.get("problems").get(0).asString())
                .isEqualTo("Trang tính “Yên Na” cũng có danh sách 2 người, chưa đọc. Đọc bằng --sheet “Yên Na”");
        for (var asked : List.of("Yên Na", "2")) {
            sheet = asked;
            var second = run(book);
            assertThat(exit).isZero();
            assertThat(second.get("sheet").asString()).isEqualTo("Yên Na");
            assertThat(second.get("people").size()).isEqualTo(2);
        }
        sheet = "Nga My";
        assertThat(run(book).get("problems").get(0).asString())
                .isEqualTo("Tệp không có trang tính “Nga My”. Các trang tính: Mai Sơn, Yên Na");
        assertThat(exit).isEqualTo(2);
    }

    @Test
    void answersTwoForAMissingFile() {
        var json = run(folder.resolve("khong-co.xlsx"));
        assertThat(exit).isEqualTo(2);
        assertThat(json.get("problems").get(0).asString()).startsWith("Không đọc được tệp ");
    }

    private Path copy(String name) throws IOException {
        return Files.write(folder.resolve(name), Fixtures.file(name));
    }

    private JsonNode run(Path file) {
        var bytes = new ByteArrayOutputStream();
        // A terminal in another encoding must not change the JSON.
        try (var out = new PrintStream(bytes, true, StandardCharsets.US_ASCII)) {
            exit = ReadRosterCommand.run(file, sheet, out, Fixtures.AUTUMN_2022);
        }
        return JsonMapper.shared().readTree(bytes.toByteArray());
    }
}
