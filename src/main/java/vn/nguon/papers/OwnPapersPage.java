package vn.nguon.papers;

import java.util.List;

/** A trainee's classes: what is due, what was handed in, and the marks once they are released. */
public record OwnPapersPage(List<OwnClass> classes) {
    /** @param released are marks shown? */
    public record OwnClass(
            String name,
            String href,
            String topic,
            String note,
            String kind,
            String word,
            boolean open,
            List<HandInPage.Version> versions,
            boolean released,
            List<Mark> marks) {}

    public record Mark(String part, String score, String remark) {}
}
