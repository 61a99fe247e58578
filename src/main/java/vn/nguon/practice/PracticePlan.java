package vn.nguon.practice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A class's practice as it stands on a day: who is there, which sittings have room, which turns are dealt. Plain Java over what
 * {@link PracticeBook} read.
 *
 * @param perHalfDayMinutes of a half day that might be added where there is no practice session yet
 */
record PracticePlan(
        PracticeSetting setting,
        List<PracticeBook.Member> members,
        List<PracticeBook.Session> sessions,
        List<PracticeBook.Turn> turns,
        LocalDate today,
        int perHalfDayMinutes) {

    /** Trainees by study group; group 0 are those in none. */
    Map<Integer, List<PracticeBook.Member>> groups() {
        var groups = new TreeMap<Integer, List<PracticeBook.Member>>();
        for (var member : members)
            groups.computeIfAbsent(member.groupNo(), _ -> new ArrayList<>()).add(member);
        return groups;
    }

    /** What is over, or was released, takes no more turns than were played in it. */
    boolean over(PracticeBook.Session session) {
        return session.releasedAt() != null || session.day().isBefore(today);
    }

    int room(PracticeBook.Session session, int group) {
        if (!over(session)) return Fit.turns(session.minutes(), setting.turnMinutes());
        return (int)
                in(session, group).stream().filter(PracticeBook.Turn::played).count();
    }

    List<PracticeBook.Turn> in(PracticeBook.Session session, int group) {
        return turns.stream()
                .filter(turn -> turn.sessionId() == session.id() && turn.groupNo() == group)
                .toList();
    }

    /** Every study group in every session that is for it, in order of time. */
    List<Deal.Sitting> sittings() {
        var sittings = new ArrayList<Deal.Sitting>();
        for (var session : sessions)
            for (var group : groups().keySet())
                if (session.takes(group)) sittings.add(new Deal.Sitting(session.id(), group, room(session, group)));
        return sittings;
    }

    Fit fit() {
        var sittings = sittings();
        var groups = new ArrayList<Fit.Group>();
        groups().forEach((group, members) -> groups.add(new Fit.Group(
                members.size(),
                sittings.stream()
                        .filter(sitting -> sitting.group() == group)
                        .map(Deal.Sitting::turns)
                        .toList())));
        var half =
                sessions.stream().mapToInt(PracticeBook.Session::minutes).max().orElse(perHalfDayMinutes);
        return Fit.of(setting.heads(), groups, Math.max(1, Fit.turns(half, setting.turnMinutes())));
    }

    /** Trainees who have not acted as head yet, in any session. */
    List<PracticeBook.Member> notYet() {
        var acted = heads(true);
        return members.stream()
                .filter(member -> !acted.contains(member.enrolmentId()))
                .toList();
    }

    /** Trainees for whom no turn as head is dealt. */
    List<PracticeBook.Member> without() {
        var dealt = heads(false);
        return members.stream()
                .filter(member -> !dealt.contains(member.enrolmentId()))
                .toList();
    }

    private Set<Long> heads(boolean played) {
        var heads = new HashSet<Long>();
        for (var turn : turns) if (!played || turn.played()) heads.add(turn.headId());
        return heads;
    }
}
