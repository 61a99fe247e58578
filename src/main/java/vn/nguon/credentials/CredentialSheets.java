package vn.nguon.credentials;

import java.util.List;

/**
 * Sheets of one layout, ready for {@code credentials/credential.jte}. Public because jte compiles in its own package.
 *
 * @param title of the file
 */
public record CredentialSheets(String title, int frames, List<Sheet> sheets) {

    /** @param blocks texts by block and line, in the order of the layout; an empty text is left out */
    public record Sheet(boolean sample, List<List<String>> blocks) {}

    static CredentialSheets of(CredentialLayout layout, List<Printable> entries) {
        var sheets = entries.stream()
                .map(entry -> {
                    var texts = new CredentialTexts(entry);
                    var blocks = layout.blocks().stream()
                            .map(block -> block.lines().stream()
                                    .map(line -> texts.fill(line.text()))
                                    .toList())
                            .toList();
                    return new Sheet(entry.sample(), blocks);
                })
                .toList();
        var first = entries.getFirst();
        var title = entries.size() == 1
                ? "%s số %s".formatted(first.content().kind().vietnamese(), first.number())
                : "%s lớp %s"
                        .formatted(
                                first.content().kind().vietnamese(),
                                first.content().classCode());
        return new CredentialSheets(title, layout.frames().size(), sheets);
    }
}
