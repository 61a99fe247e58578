package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.units.PlacePlan.Planned;

class PlacePlanTests {
    private static PlacePlan real() throws IOException {
        return PlacePlan.of(PlaceFile.read(Files.readString(Path.of("src/test/resources/journeys/dia-ban.csv")))
                .rows());
    }

    private static List<Planned> named(PlacePlan plan, String name) {
        return plan.places().stream().filter(p -> p.name().equals(name)).toList();
    }

    @Test
    void readsTheRealFileWithoutProblems() throws IOException {
        assertThat(PlaceFile.read(Files.readString(Path.of("src/test/resources/journeys/dia-ban.csv")))
                        .problems())
                .isEmpty();
        assertThat(real().problems()).isEmpty();
    }

    @Test
    void keepsACommuneOfTheSameNameAndCodeAsOnePlaceUnderANewSuperior() throws IOException {
        var plan = real();
        for (var name : List.of("Xã Hữu Khuông", "Xã Lượng Minh")) {
            assertThat(named(plan, name)).singleElement().satisfies(place -> {
                assertThat(place.versions).hasSize(2);
                assertThat(place.versions.getFirst().superior())
                        .isNotEqualTo(place.versions.getLast().superior());
            });
        }
    }

    @Test
    void takesOneCodeForTwoPlacesInTurn() throws IOException {
        var plan = real();
        var thai = named(plan, "Xã Tam Thái").stream()
                .filter(p -> "16936".equals(p.versions.getFirst().row().code()))
                .findFirst()
                .orElseThrow();
        assertThat(thai.formedFrom).extracting(Planned::name).containsExactlyInAnyOrder("Xã Tam Thái", "Xã Tam Hợp");
        assertThat(thai.formedFrom)
                .extracting(p -> p.versions.getFirst().row().code())
                .containsExactlyInAnyOrder("16924", "16936");
    }

    @Test
    void keepsTheTwoCommunesCalledTamHopApart() throws IOException {
        assertThat(named(real(), "Xã Tam Hợp"))
                .hasSize(2)
                .extracting(p -> p.versions.getLast().superior().name())
                .containsExactlyInAnyOrder("Huyện Tương Dương", "Tỉnh Nghệ An");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,Xã A,làng,,,,,|Loại “làng” chưa có",
                "1,Xã A,xã,Huyện Không,,,,|Chưa có nơi “Huyện Không”",
                "1,Xã A,xã,,2025-07-01,,77,|Không có nơi nào mang mã 77",
                "1,Xã A,xã,,2025-07-01,2025-06-30,,|đứng trước",
                "1,Xã A,xã,,01/07/2025,,,|năm-tháng-ngày",
                "1,Xã A|Dòng có 2 ô",
                "1a,Xã A,xã,,,,,|chỉ gồm chữ số"
            })
    void saysWhatIsWrongWithALine(String line, String sentence) {
        var read = PlaceFile.read(String.join(",", PlaceFile.HEADER) + "\n" + line);
        var problems = new java.util.ArrayList<>(read.problems());
        problems.addAll(PlacePlan.of(read.rows()).problems());
        assertThat(problems)
                .anySatisfy(p -> assertThat(p.sentence()).contains(sentence))
                .allSatisfy(p -> assertThat(p.line()).isEqualTo(2));
    }

    @Test
    void refusesAFileWithoutTheHeader() {
        assertThat(PlaceFile.read("a,b\n1,2").problems())
                .singleElement()
                .satisfies(p -> assertThat(p.line()).isEqualTo(1));
    }

    @Test
    void readsQuotedCommas() {
        assertThat(PlaceFile.fields("a,\"b, \"\"c\"\"\",d")).containsExactly("a", "b, \"c\"", "d");
    }
}
