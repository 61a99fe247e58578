package vn.nguon.demo;

import java.time.LocalDate;
import vn.nguon.accounts.TrialAccounts;
import vn.nguon.demo.Cast.Who;
import vn.nguon.shared.Role;

/**
 * What {@code bench/run} measures, in place of {@link DemoStory} when {@code nguon.demo-story} is {@code measured}: the class of
 * 2022 at its largest, in its last half day. 91 people, rolls that are still open, twelve marks each, and a second class that
 * waits for its roster. Starts only with {@code --today 2022-10-28}.
 */
@DemoPart
class MeasuredStory {
    static final String NAME = "measured";
    /** Several clients save at once, each another roll. */
    private static final int OPEN_ROLLS = 8;

    static final String SECOND_CLASS = "TD-2022-02";

    private final OfficesOf2022 offices;
    private final PlanningOf2022 planning;
    private final ProgrammeOf2022 programme;
    private final ClassOf2022 class2022;
    private final PapersOf2022 papers;
    private final StudyOf2022 study;
    private final ResultsOf2022 results;
    private final Stage stage;
    private final TrialAccounts accounts;

    MeasuredStory(
            OfficesOf2022 offices,
            PlanningOf2022 planning,
            ProgrammeOf2022 programme,
            ClassOf2022 class2022,
            PapersOf2022 papers,
            StudyOf2022 study,
            ResultsOf2022 results,
            Stage stage,
            TrialAccounts accounts) {
        this.offices = offices;
        this.planning = planning;
        this.programme = programme;
        this.class2022 = class2022;
        this.papers = papers;
        this.study = study;
        this.results = results;
        this.stage = stage;
        this.accounts = accounts;
    }

    void tell(LocalDate today) {
        if (!today.equals(ClassOf2022.LAST))
            throw new IllegalStateException("the measured class is in its last day on " + ClassOf2022.LAST);
        var cast = new Cast();
        offices.open(cast);
        planning.take(cast);
        programme.make(cast);
        programme.assessInTwelveParts(cast);
        class2022.prepare(cast);
        class2022.prepareAnother(cast, SECOND_CLASS);
        papers.ask(cast);
        study.actUntilTheLastRolls(cast, OPEN_ROLLS);
        stage.scene(ClassOf2022.LAST.atTime(17, 30), () -> results.mark(cast));
        accounts.offer(cast.account(Who.DISTRICT_BOARD), Role.ORGANISATION_BOARD);
        accounts.offer(cast.account(Who.DISTRICT_CENTRE), Role.CENTRE);
        accounts.offer(cast.account(Who.SCHOOL_OFFICE), Role.SCHOOL);
    }
}
