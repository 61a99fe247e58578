package vn.nguon.practice;

import java.util.List;
import vn.nguon.web.Form;

/**
 * One turn on the phone of somebody in it.
 *
 * @param own what the viewer is in it, a sentence
 * @param scored the form is shown
 * @param criteria fields of the scores
 * @param closed why there is no form; empty when there is one
 * @param result what came of it: head after the release, lecturer always
 * @param mark empty before the release
 */
public record ScenePage(
        String title,
        String meta,
        String own,
        List<Role> roles,
        String scene,
        String duty,
        String material,
        String fileHref,
        String fileName,
        boolean scored,
        Form form,
        List<String> criteria,
        boolean lecturer,
        int version,
        String closed,
        String observers,
        List<TurnPage.Score> result,
        List<TurnPage.Said> said,
        String mark) {
    public record Role(String role, String player) {}
}
