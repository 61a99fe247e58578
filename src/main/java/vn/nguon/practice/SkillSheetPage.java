package vn.nguon.practice;

import java.util.List;
import vn.nguon.web.Form;

/**
 * One form on the five skills, to fill in or to read.
 *
 * @param skills ids of the fields, one a skill
 * @param closed why it is only read; empty while it is filled in
 * @param answers skill and the word chosen, for reading
 */
public record SkillSheetPage(
        String title,
        String who,
        String className,
        String intro,
        List<String> skills,
        Form form,
        int version,
        String closed,
        List<Answer> answers,
        String remark) {
    public record Answer(String skill, String text, String word) {}
}
