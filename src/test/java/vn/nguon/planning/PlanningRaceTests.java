package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import vn.nguon.people.Upland;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Stale;

/** Two clerks at once; real transactions, so nothing is rolled back here. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"accounts", "web"})
class PlanningRaceTests {

    @Autowired
    PlanningImports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Test
    void writesTheSameListOnceWhenTwoClerksDoAtOnce() throws Exception {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        var given = new Upland(jdbc);
        var hanh = given.boardClerk();
        var file = PlanningImportModuleTests.file("quy-hoach-2020-2025.xlsx");
        // The same bytes uploaded twice before either is written.
        var first = ((PlanningImports.Started) imports.upload(hanh, "a.xlsx", file)).ref();
        var second = ((PlanningImports.Started) imports.upload(hanh, "b.xlsx", file)).ref();
        try (var clerks = Executors.newFixedThreadPool(3)) {
            var outcomes = clerks.invokeAll(java.util.List.of(
                    () -> write(hanh, first), () -> write(hanh, first), (Callable<Boolean>) () -> write(hanh, second)));
            var written = 0;
            for (var outcome : outcomes) if (outcome.get()) written++;
            assertThat(written).isEqualTo(1);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM planning_entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(116);
        assertThat(jdbc.sql("SELECT count(*) FROM person").query(Integer.class).single())
                .isEqualTo(89);
    }

    private boolean write(vn.nguon.shared.Viewer clerk, UUID ref) {
        try {
            return imports.write(clerk, ref, 0) instanceof Outcome.Done;
        } catch (Stale _) {
            return false;
        }
    }
}
