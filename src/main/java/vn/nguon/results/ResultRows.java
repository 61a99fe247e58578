package vn.nguon.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Vn;

/** Turns a {@link ResultSheet} into what its page shows: the decided line where there is one, else what the marks say now. */
final class ResultRows {
    static final String NO_BAND = "Không xét xếp loại";
    private final ResultSheet sheet;

    ResultRows(ResultSheet sheet) {
        this.sheet = sheet;
    }

    /** One trainee: what counts. */
    private record Line(
            Finding.Facts facts,
            boolean eligible,
            String whyNot,
            @Nullable BigDecimal finalMark,
            String band,
            boolean passes,
            String note,
            @Nullable Decided attested) {}

    /** @param classified how the roster is classified, said on paper */
    ResultPage page(ListQuery query, Classification classified) {
        var head = sheet.head();
        var lines = lines();
        var shown = new ArrayList<>(lines);
        var wanted = query.filter("loai");
        if (!wanted.isEmpty()) shown.removeIf(line -> !(line.band().isEmpty() ? NO_BAND : line.band()).equals(wanted));
        if (query.sort().equals("diem"))
            shown.sort(Comparator.comparing((Line line) -> {
                var mark = line.finalMark();
                return mark == null ? BigDecimal.valueOf(-1) : mark;
            }));
        if (query.descending()) java.util.Collections.reverse(shown);
        var rows = new ArrayList<ResultPage.Row>();
        for (var line : shown) rows.add(row(rows.size() + 1, line));
        return new ResultPage(
                head,
                query,
                sheet.decisions().isEmpty(),
                decisions(),
                shares(lines),
                lines.size(),
                sheet.parts().stream().map(part -> part.name()).toList(),
                sheet.issuers().containsKey(CredentialKind.ATTESTATION),
                rows,
                head.link("/ket-qua.xlsx"),
                head.link("/ket-qua/in"),
                head.code() + classified.aside());
    }

    private List<Line> lines() {
        var attested = new HashMap<Long, Decided>();
        for (var line : sheet.decided(CredentialKind.ATTESTATION)) attested.put(line.enrolment(), line);
        var now = new HashMap<Long, Finding>();
        for (var person : sheet.people()) now.put(person.enrolment(), person);
        var main = sheet.decided(CredentialKind.CERTIFICATE).isEmpty()
                ? sheet.decided(CredentialKind.ATTESTATION)
                : sheet.decided(CredentialKind.CERTIFICATE);
        if (main.isEmpty())
            return sheet.people().stream()
                    .map(person -> {
                        var judged = person.assessment();
                        return new Line(
                                person.facts(),
                                judged.eligible(),
                                String.join(" ", judged.whyNot()),
                                judged.finalMark(),
                                judged.band(),
                                judged.passes(),
                                "",
                                null);
                    })
                    .toList();
        return main.stream()
                .map(line -> new Line(
                        line.facts(),
                        line.eligible(),
                        line.whyNot(),
                        line.finalMark(),
                        line.band(),
                        line.granted(),
                        (changed(now.get(line.enrolment()), line)
                                        + (line.commended().isEmpty() ? "" : " Khen: " + line.commended() + "."))
                                .strip(),
                        attested.get(line.enrolment())))
                .toList();
    }

    /** Marks or rolls that changed after the decision are shown, and change nothing. */
    private static String changed(@Nullable Finding now, Decided line) {
        var supplement = line.no() > 1 ? "Theo quyết định bổ sung." : "";
        if (now == null || !ResultSheet.differs(now, line)) return supplement;
        var judged = now.assessment();
        var mark = judged.finalMark();
        return (supplement
                        + " Sau quyết định, điểm hoặc điểm danh đã đổi: nay %s, %s."
                                .formatted(
                                        mark == null ? "chưa đủ điểm" : Figures.twoDecimals(mark),
                                        judged.passes() ? "đạt" : "không đạt"))
                .strip();
    }

    private static ResultPage.Row row(int no, Line line) {
        var mark = line.finalMark();
        var attested = line.attested();
        return new ResultPage.Row(
                no,
                line.facts().fullName(),
                line.facts().born(),
                line.facts().unit(),
                line.facts().absences().planned() == 0
                        ? ""
                        : line.facts().absences().absent() + "/"
                                + line.facts().absences().planned(),
                line.facts().parts().stream()
                        .map(part -> {
                            var score = part.score();
                            return score == null ? "" : Figures.score(score);
                        })
                        .toList(),
                mark == null ? "" : Figures.twoDecimals(mark),
                line.band(),
                line.passes() ? "done" : line.eligible() ? "late" : "block",
                line.passes() ? "Đạt" : line.eligible() ? "Không đạt" : "Chưa đủ điều kiện",
                (line.whyNot() + " " + line.note()).strip(),
                attested == null ? "" : attested.granted() ? "Cấp" : "Không cấp",
                attested == null || !attested.granted() ? "block" : "done");
    }

    /** Every band in the programme's order, then who has none; the counts add up to everybody, the shares to 100.00. */
    private List<ResultPage.Share> shares(List<Line> lines) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var band : sheet.bands()) counts.put(band.name(), 0);
        for (var line : lines) counts.merge(line.band().isEmpty() ? NO_BAND : line.band(), 1, Integer::sum);
        var percents = Shares.of(List.copyOf(counts.values()));
        var shares = new ArrayList<ResultPage.Share>();
        for (Map.Entry<String, Integer> count : counts.entrySet())
            shares.add(new ResultPage.Share(
                    count.getKey(), count.getValue(), Figures.twoDecimals(percents.get(shares.size())) + "%"));
        return shares;
    }

    private List<ResultPage.DecisionLine> decisions() {
        var head = sheet.head();
        var lines = new ArrayList<ResultPage.DecisionLine>();
        for (var kind : CredentialKind.values()) {
            var issuer = sheet.issuers().get(kind);
            if (issuer == null) continue;
            var made = sheet.decisions().stream().filter(d -> d.of() == kind).toList();
            var granted = sheet.decided(kind).stream().filter(Decided::granted).count();
            var waits = kind == CredentialKind.ATTESTATION
                    && sheet.issuers().containsKey(CredentialKind.CERTIFICATE)
                    && sheet.first(CredentialKind.CERTIFICATE).isEmpty();
            var open = ResultRights.decides(head, kind)
                    && !waits
                    && head.state().reached(vn.nguon.classes.ClassState.AWAITING_RESULTS);
            var documents = new ArrayList<String>();
            for (var decision : made)
                documents.add("%s%s, %s%s, %s%s"
                        .formatted(
                                decision.no() == 1 ? "" : "Bổ sung: ",
                                decision.number(),
                                Vn.date(decision.decidedOn()),
                                marked(decision.classification()),
                                decision.actor(),
                                decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")"));
            lines.add(new ResultPage.DecisionLine(
                    kind.vietnamese(),
                    issuer.name(),
                    made.isEmpty() ? (waits ? "block" : "due") : "done",
                    made.isEmpty()
                            ? (waits ? "Sau quyết định của trường" : "Chưa quyết định")
                            : "Cấp cho %d/%d người"
                                    .formatted(granted, sheet.decided(kind).size()),
                    documents,
                    open ? head.link("/ket-qua/quyet-dinh/" + kind.path()) : null,
                    made.isEmpty() ? "Quyết định cấp " + kind.lower() : "Quyết định bổ sung"));
        }
        return lines;
    }

    /** ", Nội bộ" behind a document's date; nothing for an ordinary one. */
    static String marked(Classification of) {
        return of.isMarked() ? ", " + of.vietnamese() : "";
    }
}
