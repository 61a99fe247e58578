package vn.nguon.planning;

import java.io.IOException;
import java.util.Objects;
import vn.nguon.shared.Viewer;

/** The planning list of 2020-2025 as an office keeps it, for tests of what comes after the import. */
final class ListOf2022 {
    private static final String FILE = "quy-hoach-2020-2025.xlsx";

    private ListOf2022() {}

    /** Uploads it and writes it; the one line of which it is asked whether it is somebody known is somebody else. */
    static void imported(PlanningImports imports, Viewer board) throws IOException {
        try (var in = ListOf2022.class.getResourceAsStream("/planning/" + FILE)) {
            var ref = ((PlanningImports.Started) imports.upload(
                            board, FILE, Objects.requireNonNull(in).readAllBytes()))
                    .ref();
            var opened = imports.open(board, ref);
            var asked = opened.review().in(Review.State.ASK).getFirst().index();
            imports.answer(board, ref, opened.upload().version(), asked, false);
            imports.write(board, ref, imports.open(board, ref).upload().version());
        }
    }
}
