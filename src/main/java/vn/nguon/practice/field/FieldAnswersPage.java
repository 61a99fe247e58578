package vn.nguon.practice.field;

import java.util.List;

/** The questionnaire of a group. @param form for who writes; {@code lines} what stands there, for who reads */
public record FieldAnswersPage(FieldFormPage form, boolean writes, List<Line> lines) {
    public record Line(String question, String answer, String actor) {}
}
