package vn.nguon.units;

import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.sheets.ImportId;

/**
 * Writes a plan onto the map: the one place where places and organisations change, end and succeed each other. Versions before the day stay
 * as they are, but for their end.
 */
@Component
class Redrawing {
    private final JdbcClient jdbc;

    Redrawing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param basis how the act is cited */
    void write(long act, String basis, MapOfDay map, RedrawPlan plan, @Nullable ImportId importId) {
        if (!plan.problems.isEmpty() || !plan.loose.isEmpty()) throw new IllegalStateException("plan does not fit");
        var places = new HashMap<UUID, Long>();
        map.places().forEach((ref, spot) -> places.put(ref, spot.id()));
        var bodies = new HashMap<UUID, Long>();
        map.bodies().forEach((ref, body) -> bodies.put(ref, body.id()));
        cutPlaces(plan, places);
        makePlaces(basis, plan, places, importId);
        for (var ref : plan.touched()) cutBody(id(bodies, ref), plan.day);
        makeBodies(plan, places, bodies, importId);
        plan.endBodies.forEach((ref, end) -> end(act, basis, plan.day, bodies, ref, end));
        hang();
    }

    private static long id(Map<UUID, Long> ids, UUID ref) {
        return Objects.requireNonNull(ids.get(ref), () -> "nothing of this id: " + ref);
    }

    private static @Nullable Long idOrNull(Map<UUID, Long> ids, @Nullable UUID ref) {
        return ref == null ? null : id(ids, ref);
    }

    private static final String CUT_PLACE = """
            UPDATE place_version SET valid = daterange(lower(valid), :day)
             WHERE place_id = :id AND valid @> CAST(:day AS date) - 1
            """;

    private void cutPlaces(RedrawPlan plan, Map<UUID, Long> places) {
        for (var ref : plan.endPlaces.keySet()) cutPlace(id(places, ref), plan.day);
        for (var ref : plan.nextPlaces.keySet()) cutPlace(id(places, ref), plan.day);
    }

    private void cutPlace(long id, LocalDate day) {
        if (jdbc.sql(CUT_PLACE).param("id", id).param("day", day).update() != 1)
            throw new IllegalStateException("place not there the day before");
    }

    private static final String NEXT_PLACE = """
            INSERT INTO place_version (place_id, code, name, kind, superior_id, basis, valid)
            SELECT place_id, :code, :name, kind, :superior, :basis, daterange(:day, NULL)
              FROM place_version
             WHERE place_id = :id AND upper(valid) = :day
            """;
    private static final String NEW_PLACE = """
            INSERT INTO place_version (place_id, code, name, kind, superior_id, basis, valid)
            VALUES (:id, :code, :name, :kind, :superior, :basis, daterange(:day, NULL))
            """;

    private void makePlaces(String basis, RedrawPlan plan, Map<UUID, Long> places, @Nullable ImportId importId) {
        for (var ref : plan.newPlaces.keySet())
            places.put(
                    ref,
                    jdbc.sql("INSERT INTO place (ref, import_id) VALUES (:ref, :import) RETURNING id")
                            .param("ref", ref)
                            .param("import", importId == null ? null : importId.value(), Types.BIGINT)
                            .query(Long.class)
                            .single());
        plan.nextPlaces.forEach((ref, next) -> jdbc.sql(NEXT_PLACE)
                .param("id", id(places, ref))
                .param("code", next.code(), Types.VARCHAR)
                .param("name", next.name())
                .param("superior", idOrNull(places, next.superior()), Types.BIGINT)
                .param("basis", basis)
                .param("day", plan.day)
                .update());
        plan.newPlaces
                .values()
                .forEach(made -> jdbc.sql(NEW_PLACE)
                        .param("id", id(places, made.ref()))
                        .param("code", made.code(), Types.VARCHAR)
                        .param("name", made.name())
                        .param("kind", made.kind().name())
                        .param("superior", idOrNull(places, made.superior()), Types.BIGINT)
                        .param("basis", basis)
                        .param("day", plan.day)
                        .update());
        for (var origin : plan.origins)
            jdbc.sql("INSERT INTO place_origin (place_id, from_place_id, on_day) VALUES (:place, :from, :day)")
                    .param("place", id(places, origin.place()))
                    .param("from", id(places, origin.from()))
                    .param("day", plan.day)
                    .update();
    }

    private static final String CUT_BODY = """
            UPDATE organisation_version SET valid = daterange(lower(valid), :day)
             WHERE organisation_id = :id AND valid @> CAST(:day AS date) - 1
            """;

    private void cutBody(long id, LocalDate day) {
        if (jdbc.sql(CUT_BODY).param("id", id).param("day", day).update() != 1)
            throw new IllegalStateException("organisation not there the day before");
    }

    private static final String NEXT_BODY = """
            INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
            SELECT organisation_id, :name, :shortName, kind, form, :place, :superior, daterange(:day, NULL)
              FROM organisation_version
             WHERE organisation_id = :id AND upper(valid) = :day
            """;
    private static final String NEW_BODY = """
            INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
            VALUES (:id, :name, :shortName, :kind, :form, :place, :superior, daterange(:day, NULL))
            """;

    private void makeBodies(
            RedrawPlan plan, Map<UUID, Long> places, Map<UUID, Long> bodies, @Nullable ImportId importId) {
        for (var ref : plan.newBodies.keySet())
            bodies.put(
                    ref,
                    jdbc.sql("INSERT INTO organisation (ref, import_id) VALUES (:ref, :import) RETURNING id")
                            .param("ref", ref)
                            .param("import", importId == null ? null : importId.value(), Types.BIGINT)
                            .query(Long.class)
                            .single());
        plan.nextBodies.forEach((ref, next) -> {
            if (!plan.endBodies.containsKey(ref))
                jdbc.sql(NEXT_BODY)
                        .param("id", id(bodies, ref))
                        .param("name", next.name())
                        .param("shortName", next.shortName())
                        .param("place", idOrNull(places, next.place()), Types.BIGINT)
                        .param("superior", idOrNull(bodies, next.superior()), Types.BIGINT)
                        .param("day", plan.day)
                        .update();
        });
        plan.newBodies
                .values()
                .forEach(made -> jdbc.sql(NEW_BODY)
                        .param("id", id(bodies, made.ref()))
                        .param("name", made.name())
                        .param("shortName", made.shortName())
                        .param("kind", made.kind().name())
                        .param("form", made.form().name())
                        .param("place", idOrNull(places, made.place()), Types.BIGINT)
                        .param("superior", idOrNull(bodies, made.superior()), Types.BIGINT)
                        .param("day", plan.day)
                        .update());
    }

    private static final String END = """
            INSERT INTO organisation_end (organisation_id, last_day, basis, files_keeper, registers_keeper, tasks_keeper, reorganisation_id)
            VALUES (:id, CAST(:day AS date) - 1, :basis, :files, :registers, :tasks, :act)
            """;

    private void end(long act, String basis, LocalDate day, Map<UUID, Long> bodies, UUID ref, RedrawPlan.EndBody end) {
        var keepers = Objects.requireNonNull(end.keepers());
        jdbc.sql(END)
                .param("id", id(bodies, ref))
                .param("day", day)
                .param("basis", basis)
                .param("files", id(bodies, keepers.files()))
                .param("registers", id(bodies, keepers.registers()))
                .param("tasks", id(bodies, keepers.tasks()))
                .param("act", act)
                .update();
        for (var successor : end.successors())
            jdbc.sql("""
                            INSERT INTO organisation_successor (organisation_id, successor_id, on_day, reorganisation_id)
                            VALUES (:id, :successor, :day, :act)
                            """)
                    .param("id", id(bodies, ref))
                    .param("successor", id(bodies, successor))
                    .param("day", day)
                    .param("act", act)
                    .update();
    }

    /** Hangs commune bodies under the committee, or government, of the place above theirs. */
    void hang() {
        jdbc.sql("SELECT hang_commune_organisations()").query(Integer.class).single();
    }

    /** What an import's acts drew, for taking it back as a whole; the rows of its places and organisations are the loader's. */
    static final List<String> UNDO = List.of(
            "DELETE FROM organisation_successor WHERE reorganisation_id IN (SELECT id FROM reorganisation WHERE import_id = :import)",
            "DELETE FROM organisation_end WHERE reorganisation_id IN (SELECT id FROM reorganisation WHERE import_id = :import)",
            "DELETE FROM reorganisation WHERE import_id = :import");
}
