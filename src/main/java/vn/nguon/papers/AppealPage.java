package vn.nguon.papers;

import java.util.List;
import vn.nguon.web.Form;

/** A trainee asks for another marking. @param closed why nothing can be asked, empty when it can */
public record AppealPage(String className, String action, String limit, String score, String closed, Form form) {
    /** What became of an appeal, as its trainee sees it. @param letter address of the written answer, empty before */
    public record Own(String title, String note, String kind, String word, String letter) {}

    /** For the school: all appeals of a class. */
    public record Listing(vn.nguon.classes.ClassHead head, List<Line> lines) {}

    public record Line(String name, String href, String note, String kind, String word) {}

    /**
     * For the school: one appeal.
     *
     * @param give where it is given to a marker; empty once it is marked
     * @param respond where it is answered; empty before it is marked, and once it is answered
     */
    public record One(
            vn.nguon.classes.ClassHead head,
            String title,
            String kind,
            String word,
            List<CoverPage.Line> facts,
            String paper,
            String give,
            Form giving,
            String respond,
            Form answering,
            String letter) {}

    /** The written answer, for printing. */
    public record Letter(
            String issuer,
            String className,
            String addressee,
            List<CoverPage.Line> facts,
            String answer,
            String closing,
            String foot) {}
}
