package vn.nguon.attendance;

/**
 * How much one trainee missed of a class, and what the rule of its opening date says of that.
 *
 * @param absentPeriods periods (tiết) that count as absence by the rule, 0 or more
 * @param plannedPeriods of the class: the sum of its programme's topics; of the trainee's timetable where there is no programme
 */
public record AbsenceLine(int absentPeriods, int plannedPeriods, AbsenceRule rule, AbsenceVerdict verdict) {
    static AbsenceLine of(int absent, int planned, AbsenceRule rule) {
        return new AbsenceLine(absent, planned, rule, rule.judge(absent, planned));
    }
}
