package vn.nguon.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.nguon.shared.Viewer;

/**
 * A form against the roll as it stands now, row by row, three ways: what the form loaded, what it asks for, what counts.
 * Plain Java; the roll is locked while it runs.
 *
 * @param writings rows to write
 * @param conflicts rows that another person marked since, differently from what the form asks for
 * @param unmarked names of those who stay without a mark
 */
record Merge(List<RollBook.Writing> writings, List<RollSaved.Conflict> conflicts, List<String> unmarked) {

    static Merge of(Viewer viewer, Roll roll, List<RollEntry> entries, RollForm form) {
        var writings = new ArrayList<RollBook.Writing>();
        var conflicts = new ArrayList<RollSaved.Conflict>();
        var unmarked = new ArrayList<String>();
        for (var entry : entries) {
            var stands = entry.mark();
            var wanted = form.chosen().get(entry.key());
            if (!roll.reach().covers(entry.groupNo())) wanted = null;
            else if (wanted == null && stands == null && form.fillPresent()) wanted = Mark.PRESENT;

            var loaded = form.loaded().get(entry.key());
            // Not touched in the form: whatever counts now stays. A mark cannot be taken back, so null is "not touched"
            // too.
            if (wanted == null || wanted == loaded) wanted = stands;
            if (wanted == null) {
                unmarked.add(entry.fullName());
                continue;
            }
            if (stands != null
                    && stands != loaded
                    && stands != wanted
                    && !viewer.id().equals(entry.by())) {
                conflicts.add(new RollSaved.Conflict(
                        entry.fullName(),
                        stands,
                        wanted,
                        Objects.requireNonNullElse(entry.actor(), ""),
                        Objects.requireNonNullElse(entry.at(), Instant.EPOCH)));
                continue;
            }
            var note = wanted == Mark.EXCUSED ? form.notes().getOrDefault(entry.key(), entry.note()) : "";
            if (wanted != stands || !note.equals(entry.note()))
                writings.add(new RollBook.Writing(entry.enrolmentId(), wanted, stands, note));
        }
        return new Merge(List.copyOf(writings), List.copyOf(conflicts), List.copyOf(unmarked));
    }
}
