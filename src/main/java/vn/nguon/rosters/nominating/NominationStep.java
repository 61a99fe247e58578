package vn.nguon.rosters.nominating;

import java.time.Instant;

/** One dated step of a nomination. @param words the state it came to @param document may be empty, likewise {@code request} */
public record NominationStep(
        Instant at, String actor, String subject, String words, String reason, String document, String request) {}
