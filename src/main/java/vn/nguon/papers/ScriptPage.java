package vn.nguon.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One paper beside its marking sheet.
 *
 * @param paragraphs the paper's words, the author's name hidden; empty when it has none to show
 * @param cited findings and recommendations of the class's field study
 * @param copied how much of it stands in earlier papers
 * @param previous and {@code next}: address of the neighbours by number, null at the ends
 */
public record ScriptPage(
        String code,
        String className,
        int no,
        String title,
        String meta,
        String weak,
        String about,
        String file,
        String copied,
        String copiedKind,
        String copiedHref,
        String fileName,
        List<String> paragraphs,
        List<String> cited,
        @Nullable String previous,
        @Nullable String next,
        MarkingQueuePage.Sheet sheet,
        MarkingQueuePage.Row row,
        boolean commended,
        String loaded,
        String closed,
        List<MarkColumnPage.Problem> errors) {}
