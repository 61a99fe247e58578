package vn.nguon.units;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every place and organisation as it stands on the day before an act: what the act is judged against. Also those that have ended by then or
 * come later, so that a refusal can name them.
 */
record MapOfDay(LocalDate day, Map<UUID, Body> bodies, Map<UUID, Spot> places) {

    /** ALIVE and free to change; ENDED by then or by a decided end; TO_COME later; CHANGES already on a later day. */
    enum State {
        ALIVE,
        ENDED,
        TO_COME,
        CHANGES
    }

    /** @param edge last day, first day or day of the next change, by state */
    record Body(
            long id,
            UUID ref,
            String name,
            String shortName,
            OrganisationCard.Kind kind,
            OrganisationCard.Form form,
            @Nullable UUID superior,
            @Nullable UUID place,
            State state,
            @Nullable LocalDate edge) {
        /** A commune's own body, which comes and goes with the commune. */
        boolean ofCommune() {
            return kind == OrganisationCard.Kind.COMMUNE_COMMITTEE || kind == OrganisationCard.Kind.PEOPLES_COMMITTEE;
        }
    }

    record Spot(
            long id,
            UUID ref,
            @Nullable String code,
            String name,
            PlaceCard.Kind kind,
            @Nullable UUID superior,
            State state,
            @Nullable LocalDate edge) {
        /** Name and code, for lists where a name alone would mix two. */
        String label() {
            return code == null ? name : name + " (" + code + ")";
        }
    }

    private static final String BODIES = """
            SELECT o.id, o.ref, v.name, v.short_name, v.kind, v.form, s.ref AS superior, p.ref AS place,
                   v.valid @> CAST(:day AS date) AS alive, lower(v.valid) AS first_day, upper(v.valid) AS until, e.last_day,
                   (SELECT min(lower(n.valid)) FROM organisation_version n WHERE n.organisation_id = o.id AND lower(n.valid) > :day) AS next_day
              FROM organisation o
              JOIN LATERAL (
                   SELECT * FROM organisation_version x
                    WHERE x.organisation_id = o.id
                    ORDER BY x.valid @> CAST(:day AS date) DESC, x.valid DESC LIMIT 1) v ON true
              LEFT JOIN organisation s ON s.id = v.superior_id
              LEFT JOIN place p ON p.id = v.place_id
              LEFT JOIN organisation_end e ON e.organisation_id = o.id
             ORDER BY v.name COLLATE "vi-x-icu", o.id
            """;

    private record BodyRow(
            long id,
            UUID ref,
            String name,
            String shortName,
            String kind,
            String form,
            @Nullable UUID superior,
            @Nullable UUID place,
            boolean alive,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate until,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate nextDay) {}

    private static final String PLACES = """
            SELECT p.id, p.ref, v.code, v.name, v.kind, s.ref AS superior, v.valid @> CAST(:day AS date) AS alive, lower(v.valid) AS first_day,
                   upper(v.valid) AS until,
                   (SELECT min(lower(n.valid)) FROM place_version n WHERE n.place_id = p.id AND lower(n.valid) > :day) AS next_day
              FROM place p
              JOIN LATERAL (
                   SELECT * FROM place_version x
                    WHERE x.place_id = p.id
                    ORDER BY x.valid @> CAST(:day AS date) DESC, x.valid DESC LIMIT 1) v ON true
              LEFT JOIN place s ON s.id = v.superior_id
             ORDER BY v.name COLLATE "vi-x-icu", p.id
            """;

    private record PlaceRow(
            long id,
            UUID ref,
            @Nullable String code,
            String name,
            String kind,
            @Nullable UUID superior,
            boolean alive,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate until,
            @Nullable LocalDate nextDay) {}

    /** Two statements. */
    static MapOfDay read(JdbcClient jdbc, LocalDate day) {
        var bodies = new LinkedHashMap<UUID, Body>();
        for (var row : jdbc.sql(BODIES).param("day", day).query(BodyRow.class).list()) {
            var state = state(day, row.alive(), row.lastDay(), row.until(), row.nextDay());
            bodies.put(
                    row.ref(),
                    new Body(
                            row.id(),
                            row.ref(),
                            row.name(),
                            row.shortName(),
                            OrganisationCard.Kind.valueOf(row.kind()),
                            OrganisationCard.Form.valueOf(row.form()),
                            row.superior(),
                            row.place(),
                            state,
                            edge(state, row.lastDay(), row.firstDay(), row.until(), row.nextDay())));
        }
        var places = new LinkedHashMap<UUID, Spot>();
        for (var row : jdbc.sql(PLACES).param("day", day).query(PlaceRow.class).list()) {
            var state = state(day, row.alive(), null, row.until(), row.nextDay());
            places.put(
                    row.ref(),
                    new Spot(
                            row.id(),
                            row.ref(),
                            row.code(),
                            row.name(),
                            PlaceCard.Kind.valueOf(row.kind()),
                            row.superior(),
                            state,
                            edge(state, null, row.firstDay(), row.until(), row.nextDay())));
        }
        return new MapOfDay(day, bodies, places);
    }

    /** A version that stops on the very day, ended by nobody, was cut there when its place was entered: an act may still say what became of it. */
    private static State state(
            LocalDate day,
            boolean alive,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate until,
            @Nullable LocalDate nextDay) {
        if (lastDay != null) return State.ENDED;
        if (!alive) return nextDay == null ? State.ENDED : State.TO_COME;
        if (nextDay != null) return State.CHANGES;
        return until == null || until.equals(day.plusDays(1)) ? State.ALIVE : State.ENDED;
    }

    private static @Nullable LocalDate edge(
            State state,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate until,
            @Nullable LocalDate nextDay) {
        return switch (state) {
            case ALIVE -> null;
            case ENDED -> lastDay != null ? lastDay : until == null ? null : until.minusDays(1);
            case TO_COME -> firstDay;
            case CHANGES -> nextDay;
        };
    }

    Collection<Body> alive() {
        return bodies.values().stream().filter(b -> b.state() == State.ALIVE).toList();
    }

    List<Body> beneath(UUID superior) {
        return alive().stream().filter(b -> superior.equals(b.superior())).toList();
    }

    List<Body> in(UUID place) {
        return alive().stream().filter(b -> place.equals(b.place())).toList();
    }

    @Nullable
    Body ofCommune(UUID place, OrganisationCard.Kind kind) {
        return in(place).stream().filter(b -> b.kind() == kind).findFirst().orElse(null);
    }

    /** For sentences: the place's or organisation's name, or what the act itself calls it. */
    String name(UUID ref, List<Change> changes) {
        var body = bodies.get(ref);
        if (body != null) return body.name();
        var place = places.get(ref);
        if (place != null) return place.label();
        return changes.stream()
                .flatMap(c -> c.to().stream())
                .map(t -> nameOf(t, ref))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("tổ chức không còn trong hệ thống");
    }

    private static @Nullable String nameOf(Change.Target target, UUID ref) {
        if (target.existing()) return null;
        if (ref.equals(target.ref()))
            return target.code().isEmpty() ? target.name() : target.name() + " (" + target.code() + ")";
        if (ref.equals(target.committee())) return CommuneNames.committee(target.name());
        if (ref.equals(target.government())) return CommuneNames.government(target.name());
        return null;
    }
}
