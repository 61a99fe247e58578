package vn.nguon.papers;

import java.util.List;

/** A trainee's classes: what is due, what was handed in, and the marks once they are released. */
public record OwnPapersPage(List<OwnClass> classes, List<AppealPage.Own> appeals, List<LibraryPage.Asked> asked) {
    /** @param released are marks shown? {@code corrected} own papers with the markers' notes; {@code appealHref} empty while or once none can be asked for */
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
            List<Mark> marks,
            List<CorrectedPage.Line> corrected,
            String cover,
            String appealHref,
            String appealTo) {}

    public record Mark(String part, String score, String remark) {}
}
