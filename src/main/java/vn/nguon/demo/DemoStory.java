package vn.nguon.demo;

import java.time.LocalDateTime;

/** The order of the story: offices, 2022, the new map, today. */
@DemoPart
class DemoStory {
    private final OfficesOf2022 offices;
    private final PlanningOf2022 planning;
    private final ProgrammeOf2022 programme;
    private final ClassOf2022 class2022;
    private final PapersOf2022 papers;
    private final StudyOf2022 study;
    private final FeedbackInDemo feedback;
    private final FieldStudyOf2022 field;
    private final ResultsOf2022 results;
    private final AfterClassOf2022 afterwards;
    private final ReportsOf2022 reports;
    private final NewMap newMap;
    private final PlacedToday placedToday;
    private final PlanningToday planningToday;
    private final ClassToday classToday;
    private final FieldStudyToday fieldToday;
    private final ClassToCome classToCome;
    private final NominationsToCome nominationsToCome;
    private final YearPlanToday yearPlan;
    private final DataRequest dataRequest;
    private final SchemesOfDistrict schemes;
    private final StoriesInDemo stories;
    private final Trial trial;

    DemoStory(
            OfficesOf2022 offices,
            PlanningOf2022 planning,
            ProgrammeOf2022 programme,
            ClassOf2022 class2022,
            PapersOf2022 papers,
            StudyOf2022 study,
            FeedbackInDemo feedback,
            FieldStudyOf2022 field,
            ResultsOf2022 results,
            AfterClassOf2022 afterwards,
            ReportsOf2022 reports,
            NewMap newMap,
            PlacedToday placedToday,
            PlanningToday planningToday,
            ClassToday classToday,
            FieldStudyToday fieldToday,
            ClassToCome classToCome,
            NominationsToCome nominationsToCome,
            YearPlanToday yearPlan,
            DataRequest dataRequest,
            SchemesOfDistrict schemes,
            StoriesInDemo stories,
            Trial trial) {
        this.offices = offices;
        this.planning = planning;
        this.programme = programme;
        this.class2022 = class2022;
        this.papers = papers;
        this.study = study;
        this.feedback = feedback;
        this.field = field;
        this.results = results;
        this.afterwards = afterwards;
        this.reports = reports;
        this.newMap = newMap;
        this.placedToday = placedToday;
        this.planningToday = planningToday;
        this.classToday = classToday;
        this.fieldToday = fieldToday;
        this.classToCome = classToCome;
        this.nominationsToCome = nominationsToCome;
        this.yearPlan = yearPlan;
        this.dataRequest = dataRequest;
        this.schemes = schemes;
        this.stories = stories;
        this.trial = trial;
    }

    /** @param now the moment at which the story ends; the class of today is in its second day then */
    void tell(LocalDateTime now) {
        var cast = new Cast();
        offices.open(cast);
        planning.take(cast);
        programme.make(cast);
        schemes.enter(cast);
        class2022.prepare(cast);
        papers.ask(cast);
        study.act(cast);
        field.visit(cast);
        feedback.askIn2022(cast);
        results.decide(cast);
        feedback.countIn2022();
        reports.close(cast);
        reports.endOfYear(cast);
        stories.tellOf2022(cast);
        field.follow(cast);
        afterwards.act(cast);
        newMap.draw(cast);
        field.goOn(cast);
        placedToday.place(cast, now.toLocalDate());
        var planned = planningToday.take(cast, now.toLocalDate());
        classToday.run(cast, planned, now);
        fieldToday.prepare(cast, now.toLocalDate());
        stories.draftToday(cast, now);
        classToCome.prepare(cast, now.toLocalDate());
        nominationsToCome.act(cast, now.toLocalDate());
        yearPlan.act(cast, now.toLocalDate());
        dataRequest.ask(cast);
        placedToday.ask(now);
        schemes.measure();
        trial.offer(cast);
    }
}
