package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nguon.DataFolder.Kind;

class DataFolderTests {

    @TempDir
    Path folder;

    @Test
    void aNewFolderIsTheDemonstrationUnlessAskedToBeEmptyOrExternal() {
        assertThat(kind(false)).isEqualTo(Kind.DEMO);
        assertThat(kind(false, "--empty")).isEqualTo(Kind.REAL);
        assertThat(kind(true)).isEqualTo(Kind.REAL);
    }

    @Test
    void aFolderStaysWhatItIs() {
        new DataFolder(folder).become(Kind.REAL);
        assertThat(kind(false)).isEqualTo(Kind.REAL);
        new DataFolder(folder).become(Kind.DEMO);
        assertThat(new DataFolder(folder).kind()).isEqualTo(Kind.REAL);
    }

    @Test
    void aDemonstrationFolderIsNeverOpenedForRealWork() {
        new DataFolder(folder).become(Kind.DEMO);
        assertThatThrownBy(() -> kind(false, "--empty")).hasMessageContaining("dữ liệu trình diễn");
        assertThatThrownBy(() -> kind(true)).hasMessageContaining("dữ liệu trình diễn");
    }

    @Test
    void theDemonstrationListensOnThisMachineOnly() {
        assertThatThrownBy(() -> kind(false, "--host", "0.0.0.0")).hasMessageContaining("bỏ --host");
        assertThat(kind(false, "--host", "0.0.0.0", "--empty")).isEqualTo(Kind.REAL);
    }

    @Test
    void theDayCanBeSetInTheDemonstrationOnly() {
        assertThat(kind(false, "--today", "2022-10-07")).isEqualTo(Kind.DEMO);
        assertThatThrownBy(() -> kind(false, "--today", "2022-10-07", "--empty"))
                .hasMessageContaining("--today");
        System.setProperty("nguon.allowToday", "true");
        try {
            assertThat(kind(false, "--today", "2022-10-07", "--empty")).isEqualTo(Kind.REAL);
        } finally {
            System.clearProperty("nguon.allowToday");
        }
    }

    @Test
    void refusesAFolderThatDoesNotSayWhatItIs() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        assertThatThrownBy(() -> kind(false)).hasMessageContaining("thiếu tệp kind");
        Files.writeString(folder.resolve("kind"), "play");
        assertThatThrownBy(() -> kind(false)).hasMessageContaining("\"play\"");
    }

    private Kind kind(boolean external, String... words) {
        return new DataFolder(folder).kindFor(CommandLineTests.serve(words), external);
    }
}
