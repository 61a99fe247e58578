package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTests {
    @ParameterizedTest
    @CsvSource({"'', false, false", "'  ', false, false", "'', true, true", "https://a.vn, false, true"})
    void isKnownWhenSetOrInTheDemo(String url, boolean demo, boolean known) {
        assertThat(new PublicAddress(url, demo, 8080).known()).isEqualTo(known);
    }

    @Test
    void carriesTheTokenAndShowsThePageWithoutScheme() {
        var address = new PublicAddress("https://nguon.nghean.example/", false, 8080);
        assertThat(address.of("/kiem-tra/" + "T".repeat(22)))
                .isEqualTo("https://nguon.nghean.example/kiem-tra/" + "T".repeat(22));
        assertThat(address.printed("/kiem-tra")).isEqualTo("nguon.nghean.example/kiem-tra");
    }
}
