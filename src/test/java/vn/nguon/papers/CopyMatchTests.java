package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.VietnameseText;

class CopyMatchTests {
    private static final boolean[] NOTHING = {};

    @Test
    void seesNoToneCaseOrPunctuation() {
        assertThat(Shingles.of("Đảng ủy xã, “Yên Hòa”; 2022!").words())
                .containsExactly("dang", "uy", "xa", "yen", "hoa", "2022");
        assertThat(Shingles.of("ba từ thôi").hashes()).isEmpty();
        assertThat(Shingles.of("").fingerprints(NOTHING)).isEmpty();
    }

    @Test
    void wordsThatChangePlacesWithinAShingleAreTheSameShingle() {
        assertThat(Shingles.of("chi bộ bản họp").hashes())
                .isEqualTo(Shingles.of("họp bản bộ chi").hashes());
    }

    @Test
    void fifteenWordsOnEndShareAFingerprintWhateverStandsAround() {
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var shared = words(random, Shingles.WINDOW + Shingles.SIZE - 1);
            var one = Shingles.of(String.join(" ", words(random, 40)) + " " + String.join(" ", shared) + " "
                    + String.join(" ", words(random, 40)));
            var two = Shingles.of(String.join(" ", words(random, 25)) + " " + String.join(" ", shared) + " "
                    + String.join(" ", words(random, 60)));
            var prints = IntStream.of(one.fingerprints(NOTHING)).boxed().toList();
            assertThat(IntStream.of(two.fingerprints(NOTHING))
                            .boxed()
                            .filter(prints::contains)
                            .count())
                    .isPositive();
        }
    }

    @Test
    void findsAPassageWhoseWordsMovedAndLostTheirTones() {
        var random = new Random(1);
        var passage = words(random, 45);
        var edited = new ArrayList<>(passage);
        for (var n = 5; n + 1 < edited.size(); n += 11) Collections.swap(edited, n, n + 1);
        var earlier = Shingles.of(text(words(random, 300), passage, words(random, 300)));
        var later = Shingles.of(VietnameseText.fold(text(words(random, 500), edited, words(random, 100))));
        var match = CopyMatch.of(later, earlier, NOTHING);
        assertThat(match.passages()).singleElement().satisfies(found -> {
            assertThat(found.from()).isBetween(495, 503);
            assertThat(found.to()).isBetween(541, 548);
            assertThat(found.earlierFrom()).isBetween(295, 303);
        });
    }

    @Test
    void aSetPhraseIsNoPassage() {
        var random = new Random(2);
        var phrase = words(random, 15);
        var match = CopyMatch.of(
                Shingles.of(text(words(random, 100), phrase, words(random, 100))),
                Shingles.of(text(words(random, 100), phrase, words(random, 100))),
                NOTHING);
        assertThat(match.passages()).isEmpty();
    }

    @Test
    void whatEverybodyWasGivenIsNoCopying() {
        var random = new Random(3);
        var given = words(random, 60);
        var text = Shingles.of(text(words(random, 50), given, words(random, 50)));
        var official = new boolean[text.words().size()];
        for (var n = 50; n < 110; n++) official[n] = true;
        assertThat(CopyMatch.of(text, Shingles.of(String.join(" ", given)), official)
                        .passages())
                .isEmpty();
        assertThat(IntStream.of(text.fingerprints(official)).boxed().toList())
                .doesNotContainAnyElementsOf(
                        IntStream.of(Shingles.of(String.join(" ", given)).hashes())
                                .boxed()
                                .toList());
    }

    private static String text(List<String> before, List<String> between, List<String> after) {
        return String.join(" ", before) + " " + String.join(" ", between) + " " + String.join(" ", after);
    }

    private static List<String> words(Random random, int count) {
        return CopyTexts.words(random, count);
    }
}
