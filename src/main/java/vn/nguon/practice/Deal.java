package vn.nguon.practice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Who is head in which situation, when, and who plays with them (chia tình huống, vai). Plain Java: the same input gives the same deal
 * on every machine. Fair: within a study group every situation comes up as often as any other, give or take one, and everybody plays
 * along about as often as anybody else. Stable: somebody who joins later (a higher {@link Person#id}) changes nobody's turn as head, and
 * among those who play along only the turns next to the newcomer on a ring. What was changed by hand or has been played is
 * {@link Kept} and stays. Why so: docs/adr, "The deal of role practice".
 */
final class Deal {
    private Deal() {}

    /** A trainee. @param id grows with time of joining @param group study group, 0 for none */
    record Person(long id, UUID ref, int group) {}

    /** One study group in one session. @param turns how many fit into its time */
    record Sitting(long session, int group, int turns) {}

    /** @param version of a situation @param others how many play with the head */
    record Scene(long version, int others) {}

    /** @param cast by number of the role, from 2 */
    record Turn(Sitting sitting, long version, long head, Map<Integer, Long> cast, boolean kept) {
        Turn {
            cast = Map.copyOf(cast);
        }
    }

    /** A turn that stays, whatever is dealt around it. @param roles how many roles its situation has with the head */
    record Kept(long session, int group, long version, long head, Map<Integer, Long> cast, int roles) {
        Kept {
            cast = Map.copyOf(cast);
        }
    }

    /**
     * @param turns in order of sittings, within one in the order in which they are played
     * @param left who found no room as head: once for all sittings, or once for each
     */
    record Dealt(List<Turn> turns, List<Left> left) {
        Dealt {
            turns = List.copyOf(turns);
            left = List.copyOf(left);
        }
    }

    /** @param session 0 when no session at all has room */
    record Left(long person, long session) {}

    /**
     * @param sittings in order of time; those of one study group do not overlap
     * @param scenes at least one
     * @param kept turns of people and sittings that are still there; others are passed over
     */
    static Dealt of(
            long seed,
            Heads heads,
            Collection<Person> people,
            List<Sitting> sittings,
            List<Scene> scenes,
            List<Kept> kept) {
        if (scenes.isEmpty()) throw new IllegalArgumentException("no situation to deal");
        var turns = new LinkedHashMap<Sitting, List<Turn>>();
        for (var sitting : sittings) turns.put(sitting, new ArrayList<>());
        var left = new ArrayList<Left>();
        var groups = new ArrayList<>(
                people.stream().map(Person::group).distinct().sorted().toList());
        for (var group : groups)
            new Group(
                            seed,
                            heads,
                            people.stream()
                                    .filter(person -> person.group() == group)
                                    .sorted(Comparator.comparingLong(Person::id))
                                    .toList(),
                            sittings.stream()
                                    .filter(sitting -> sitting.group() == group)
                                    .toList(),
                            scenes,
                            kept.stream().filter(turn -> turn.group() == group).toList())
                    .deal(turns, left);
        return new Dealt(turns.values().stream().flatMap(List::stream).toList(), left);
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    /** The deal within one study group: groups share nothing. */
    private record Group(
            long seed, Heads heads, List<Person> members, List<Sitting> sittings, List<Scene> scenes, List<Kept> kept) {

        void deal(Map<Sitting, List<Turn>> turns, List<Left> left) {
            var ids = new HashSet<Long>();
            for (var member : members) ids.add(member.id());
            var played = new HashMap<Long, Integer>();
            var mine = new LinkedHashMap<Sitting, Map<Long, Long>>();
            var stays = new HashMap<Sitting, Map<Long, Kept>>();
            for (var sitting : sittings) {
                mine.put(sitting, new LinkedHashMap<>());
                stays.put(sitting, new HashMap<>());
                for (var turn : kept)
                    if (turn.session() == sitting.session() && ids.contains(turn.head())) {
                        of(stays, sitting).put(turn.head(), turn);
                        of(mine, sitting).put(turn.head(), turn.version());
                        played.merge(turn.version(), 1, Integer::sum);
                    }
            }
            switch (heads) {
                case ONCE -> once(mine, played, left);
                case EACH -> each(mine, played, left);
            }
            mine.forEach((sitting, dealt) -> {
                var ring = ring(heads == Heads.ONCE ? 0 : sitting.session());
                for (var head : inOrder(dealt.keySet(), sitting.session())) {
                    var stayed = of(stays, sitting).get(head);
                    long version = of(dealt, head);
                    of(turns, sitting)
                            .add(new Turn(
                                    sitting,
                                    version,
                                    head,
                                    stayed == null
                                            ? cast(ring, head, others(version), Map.of())
                                            : cast(ring, head, stayed.roles() - 1, present(stayed.cast(), ids)),
                                    stayed != null));
                }
            });
        }

        /** Everybody once, over all sittings: by order of joining into the emptiest sitting, lots decide among equals. */
        private void once(Map<Sitting, Map<Long, Long>> mine, Map<Long, Integer> played, List<Left> left) {
            var already = new HashSet<Long>();
            mine.values().forEach(dealt -> already.addAll(dealt.keySet()));
            var waiting = members.stream()
                    .filter(member -> !already.contains(member.id()))
                    .toList();
            var room = sittings.stream()
                    .mapToInt(sitting ->
                            Math.max(0, sitting.turns() - of(mine, sitting).size()))
                    .sum();
            var drawn = drawn(waiting, room, 0);
            for (var member : waiting) {
                if (!drawn.contains(member.id())) {
                    left.add(new Left(member.id(), 0));
                    continue;
                }
                var sitting = sittings.stream()
                        .filter(one -> of(mine, one).size() < one.turns())
                        .min(Comparator.<Sitting>comparingLong(
                                        one -> of(mine, one).size() * 1_000_000L / one.turns())
                                .thenComparingLong(one -> lot(member.ref(), one.session())))
                        .orElseThrow();
                of(mine, sitting).put(member.id(), choose(member, Map.of(), new HashMap<>(), played));
            }
        }

        /**
         * Everybody once in each sitting; nobody gets the same situation again while there is another. Person by person, by order of
         * joining: whoever joins later chooses after all others, in every sitting.
         */
        private void each(Map<Sitting, Map<Long, Long>> mine, Map<Long, Integer> played, List<Left> left) {
            var had = new HashMap<Long, Map<Long, Integer>>();
            var here = new HashMap<Sitting, Map<Long, Integer>>();
            var drawn = new HashMap<Sitting, Set<Long>>();
            for (var sitting : sittings) {
                var dealt = of(mine, sitting);
                var counts = new HashMap<Long, Integer>();
                dealt.forEach((person, version) -> {
                    counts.merge(version, 1, Integer::sum);
                    had.computeIfAbsent(person, _ -> new HashMap<>()).merge(version, 1, Integer::sum);
                });
                here.put(sitting, counts);
                var waiting = members.stream()
                        .filter(member -> !dealt.containsKey(member.id()))
                        .toList();
                drawn.put(sitting, drawn(waiting, Math.max(0, sitting.turns() - dealt.size()), sitting.session()));
            }
            for (var member : members)
                for (var sitting : sittings) {
                    var dealt = of(mine, sitting);
                    if (dealt.containsKey(member.id())) continue;
                    if (!of(drawn, sitting).contains(member.id())) {
                        left.add(new Left(member.id(), sitting.session()));
                        continue;
                    }
                    var own = had.computeIfAbsent(member.id(), _ -> new HashMap<>());
                    var version = choose(member, own, of(here, sitting), played);
                    own.merge(version, 1, Integer::sum);
                    dealt.put(member.id(), version);
                }
        }

        /** What this person had least often, then this sitting, then the group; lots among equals. */
        private long choose(Person member, Map<Long, Integer> own, Map<Long, Integer> here, Map<Long, Integer> played) {
            var version = scenes.stream()
                    .map(Scene::version)
                    .min(Comparator.<Long>comparingInt(one -> own.getOrDefault(one, 0))
                            .thenComparingInt(one -> here.getOrDefault(one, 0))
                            .thenComparingInt(one -> played.getOrDefault(one, 0))
                            .thenComparingLong(one -> lot(member.ref(), one))
                            .thenComparingLong(one -> one))
                    .orElseThrow();
            here.merge(version, 1, Integer::sum);
            played.merge(version, 1, Integer::sum);
            return version;
        }

        /** Who gets the room when it is not enough for all: by lot, so that one who joins takes it from one other at most. */
        private Set<Long> drawn(List<Person> waiting, int room, long salt) {
            var drawn = new HashSet<Long>();
            waiting.stream()
                    .sorted(Comparator.<Person>comparingLong(member -> lot(member.ref(), salt))
                            .thenComparingLong(Person::id))
                    .limit(room)
                    .forEach(member -> drawn.add(member.id()));
            return drawn;
        }

        private List<Long> inOrder(Set<Long> some, long salt) {
            return members.stream()
                    .filter(member -> some.contains(member.id()))
                    .sorted(Comparator.<Person>comparingLong(member -> lot(member.ref(), ~salt))
                            .thenComparingLong(Person::id))
                    .map(Person::id)
                    .toList();
        }

        /** All members on a ring; whoever follows the head plays with them. */
        private List<Long> ring(long salt) {
            return members.stream()
                    .sorted(Comparator.<Person>comparingLong(member -> lot(member.ref(), salt ^ 0x52494E47L))
                            .thenComparingLong(Person::id))
                    .map(Person::id)
                    .toList();
        }

        private Map<Integer, Long> cast(List<Long> ring, long head, int others, Map<Integer, Long> given) {
            var cast = new HashMap<>(given);
            var busy = new HashSet<>(given.values());
            busy.add(head);
            var at = ring.indexOf(head);
            for (var step = 1; step < ring.size() && cast.size() < others; step++) {
                var next = ring.get((at + step) % ring.size());
                if (!busy.add(next)) continue;
                for (var role = 2; role <= others + 1; role++) if (cast.putIfAbsent(role, next) == null) break;
            }
            return cast;
        }

        private int others(long version) {
            return scenes.stream()
                    .filter(scene -> scene.version() == version)
                    .mapToInt(Scene::others)
                    .findFirst()
                    .orElse(0);
        }

        private static Map<Integer, Long> present(Map<Integer, Long> cast, Set<Long> ids) {
            var present = new HashMap<>(cast);
            present.values().removeIf(person -> !ids.contains(person));
            return present;
        }

        /** A lot of this person in this matter: a number that looks drawn and is the same whenever it is drawn again. */
        private long lot(UUID person, long matter) {
            var drawn = mix(seed ^ 0x9E3779B97F4A7C15L);
            for (var part : new long[] {person.getMostSignificantBits(), person.getLeastSignificantBits(), matter})
                drawn = mix(drawn ^ part);
            return drawn;
        }

        /** SplitMix64's finaliser (Steele, Lea, Flood 2014): every bit of the input moves every bit of the output. */
        private static long mix(long bits) {
            var one = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
            var two = (one ^ (one >>> 27)) * 0x94D049BB133111EBL;
            return two ^ (two >>> 31);
        }
    }
}
