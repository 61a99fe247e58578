package vn.nguon;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another process: asks again until the answer is yes, and fails when it does not come. */
final class Until {
    private Until() {}

    /** @throws AssertionError after that many seconds */
    static void holds(String what, long seconds, BooleanSupplier question) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!question.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("after " + seconds + " s still not: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
