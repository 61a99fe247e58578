package vn.nguon.privacy;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.rules.Holidays;
import vn.nguon.rules.Rule;

/** @param kept how long each kind is kept; {@code clocks} deadlines; {@code days} which days count as working days; {@code holidays} of this year */
public record RetentionPage(
        LocalDate today, List<Rule> kept, List<Rule> clocks, List<Rule> days, List<Holidays.Day> holidays) {}
