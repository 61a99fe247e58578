package vn.nguon.programmes;

import java.util.List;
import java.util.UUID;
import vn.nguon.shared.OrganisationId;

/**
 * One version of a programme (chương trình), whole.
 *
 * @param versionNo 1, 2, …; a new one is made when this one is frozen
 * @param organisation whose programme it is
 * @param frozen a class was approved with it: nothing in it changes any more
 * @param imported read from a spreadsheet
 * @param version for optimistic locking
 * @param mayEdit the viewer's role at its organisation allows it; freezing does not count here
 * @param items in order
 */
public record Programme(
        ProgrammeId id,
        UUID ref,
        String title,
        String note,
        int versionNo,
        OrganisationId organisation,
        String organisationName,
        boolean frozen,
        boolean imported,
        int version,
        boolean mayEdit,
        List<ProgrammeItem> items,
        AssessmentScheme assessment) {
    public Programme {
        items = List.copyOf(items);
    }

    public int periods() {
        return items.stream().mapToInt(ProgrammeItem::periods).sum();
    }

    public int periods(ProgrammeItem block) {
        return items.stream()
                .filter(item -> item.topic() && item.blockNo() == block.blockNo())
                .mapToInt(ProgrammeItem::periods)
                .sum();
    }

    public List<ProgrammeItem> topics() {
        return items.stream().filter(ProgrammeItem::topic).toList();
    }

    public List<ProgrammeItem> blocks() {
        return items.stream().filter(ProgrammeItem::block).toList();
    }

    public boolean changeable() {
        return mayEdit && !frozen;
    }
}
