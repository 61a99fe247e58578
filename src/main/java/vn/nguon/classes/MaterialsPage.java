package vn.nguon.classes;

import java.util.List;
import vn.nguon.web.Form;

/** Files of a class. @param mayKeep the viewer adds and removes files */
public record MaterialsPage(ClassHead head, List<Material> materials, boolean mayKeep, Form form) {
    /** "1,2 MB", "340 KB". */
    public static String size(long bytes) {
        var kilobytes = Math.max(1, Math.round(bytes / 1024.0));
        if (kilobytes < 1024) return kilobytes + "\u00a0KB";
        return "%.1f".formatted(bytes / 1024.0 / 1024.0).replace('.', ',') + "\u00a0MB";
    }
}
