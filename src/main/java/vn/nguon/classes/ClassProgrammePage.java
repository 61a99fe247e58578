package vn.nguon.classes;

import java.util.List;
import java.util.Map;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.web.Form;

/**
 * The class's programme: choosing it, who teaches on the first day, and the school's approval.
 *
 * @param changeable the viewer may choose now
 * @param approvable the viewer's school may approve now
 * @param teachers names and posts by topic, on the class's first day
 */
public record ClassProgrammePage(
        ClassHead head,
        ClassDetails details,
        Form form,
        boolean changeable,
        boolean approvable,
        List<ProgrammeItem> items,
        Map<ItemId, List<String>> teachers) {
    public List<String> teachers(ProgrammeItem item) {
        return teachers.getOrDefault(item.id(), List.of());
    }
}
