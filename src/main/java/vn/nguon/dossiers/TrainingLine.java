package vn.nguon.dossiers;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One class of a person.
 *
 * @param organiser name of the organising body, null when none is known
 * @param state of the class; {@code enrolment} of the person in it
 * @param band null before the decision
 */
record TrainingLine(
        String code,
        String name,
        @Nullable String organiser,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String state,
        String enrolment,
        @Nullable String band,
        @Nullable BigDecimal finalMark,
        @Nullable Boolean granted,
        @Nullable LocalDate writtenOn) {}
