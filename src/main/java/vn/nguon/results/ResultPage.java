package vn.nguon.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.ListQuery;

/**
 * The results of a class as the screen, the paper and the spreadsheet show them.
 *
 * @param provisional nothing is decided yet: what the marks say now
 * @param parts names of the parts of the mark, in order
 * @param attests whether the class gives attestations
 * @param excel address of the spreadsheet; {@code paper} of the printed list
 * @param foot last line of the paper
 */
public record ResultPage(
        ClassHead head,
        ListQuery query,
        boolean provisional,
        List<DecisionLine> decisions,
        List<Share> shares,
        int total,
        List<String> parts,
        boolean attests,
        List<Row> rows,
        String excel,
        String paper,
        String foot) {

    /**
     * One of the two papers.
     *
     * @param kind of {@code tag.status}
     * @param documents "412-QĐ/TCT, 10/11/2022: cấp cho 87/91 người", one line a decision
     * @param href where to decide, null when the viewer does not or it is too early
     * @param label of that link
     */
    public record DecisionLine(
            String title,
            String issuer,
            String kind,
            String state,
            List<String> documents,
            @Nullable String href,
            String label) {}

    /** @param band name of the band or "Không xét xếp loại" */
    public record Share(String band, int people, String percent) {}

    /**
     * @param marks one per part, empty where there is none
     * @param kind of {@code tag.status}; {@code result} its words
     * @param note why not, or what changed since the decision
     * @param attested words for the attestation, empty before its decision
     */
    public record Row(
            int no,
            String fullName,
            String born,
            String unit,
            String absent,
            List<String> marks,
            String finalMark,
            String band,
            String kind,
            String result,
            String note,
            String attested,
            String attestedKind) {}
}
