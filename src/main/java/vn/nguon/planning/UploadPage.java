package vn.nguon.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.sheets.Import;
import vn.nguon.web.Form;

/** Where planning lists are uploaded. @param before the same file, written already */
public record UploadPage(Form form, @Nullable Import before, List<Import> uploads) {}
