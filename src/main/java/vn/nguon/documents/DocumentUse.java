package vn.nguon.documents;

import java.util.Optional;
import vn.nguon.shared.Viewer;

/**
 * Where a module uses documents. A document alone belongs to nobody: whoever may see what it decided, or what rests on it, may find it there.
 * Published as a bean by modules that keep document references.
 */
public interface DocumentUse {
    /**
     * One SELECT, or several joined by UNION ALL, of {@code document_id}, {@code label} (Vietnamese, what it is used for) and {@code href} (a
     * page that the viewer may open). It may name the tables {@code found (id)}, documents that were looked for, {@code scope (id)},
     * organisations, and {@code open_class (id)}, classes that the viewer may look into, and the parameters {@code :viewer} and {@code :today}; it checks the door.
     *
     * @return empty for viewers whom the module shows no documents
     */
    Optional<String> of(Viewer viewer);
}
