package vn.nguon.classes;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.AccountId;

/**
 * What the conditions of {@link ClassTransitions} look at, read while the class's row is locked.
 *
 * @param actor who wants to move it on
 * @param proposer who put it before the approver, null while nobody did
 * @param held parts that some organisation has
 * @param reason as given, empty when none
 * @param document whether a decision is named
 */
record ClassFactSheet(
        ClassHead head,
        AccountId actor,
        @Nullable AccountId proposer,
        Set<ClassPart> held,
        LocalDate today,
        String reason,
        boolean document) {}
