package vn.nguon.programmes;

import org.jspecify.annotations.Nullable;
import vn.nguon.sheets.Import;
import vn.nguon.web.Form;

/** A programme read from a file, before it is written. Fields of line n are {@code ten-n}, {@code tiet-n}, {@code hinh-thuc-n}, {@code nguoi-n}. */
public record ReviewPage(
        Import file,
        ProgrammeDraft draft,
        Form form,
        @Nullable Programme written) {}
