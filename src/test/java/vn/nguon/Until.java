package vn.nguon;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for another process: asks again until the answer is yes, and fails when it does not come. It rests twice as long as the question
 * took: asking without pause would take the processor from the process that is waited for.
 */
final class Until {
    private Until() {}

    /** @throws AssertionError after that many seconds */
    static void holds(String what, long seconds, BooleanSupplier question) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (; ; ) {
            long asked = System.nanoTime();
            if (question.getAsBoolean()) return;
            long now = System.nanoTime();
            if (now > end) throw new AssertionError("after " + seconds + " s still not: " + what);
            LockSupport.parkNanos(Math.max(1_000_000, 2 * (now - asked)));
        }
    }
}
