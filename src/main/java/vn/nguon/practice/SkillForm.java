package vn.nguon.practice;

import java.util.List;
import java.util.UUID;

/**
 * One version of the short form on the five skills (phiếu đánh giá năm mặt). Never changed: an edit makes the next one.
 *
 * @param no from 1, within its organisation
 * @param owner name of the organisation that wrote it; empty for the one that comes with the program
 * @param scale what 1, 2, 3 … stand for, from the weakest; 3 to 10 words
 * @param questions one a skill, in their order
 */
record SkillForm(
        long id,
        UUID ref,
        int no,
        String owner,
        String title,
        String intro,
        List<String> scale,
        List<Question> questions) {
    SkillForm {
        scale = List.copyOf(scale);
        questions = List.copyOf(questions);
    }

    /** @param skill code of the catalogue, {@code name} as shown */
    record Question(String skill, String name, String self, String commune) {
        String text(Answering who) {
            return who == Answering.SELF ? self : commune;
        }
    }

    int most() {
        return scale.size();
    }
}
