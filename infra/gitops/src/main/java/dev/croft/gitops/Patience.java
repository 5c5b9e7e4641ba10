package dev.croft.gitops;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a publication goes on.
 *
 * @param tries before it gives up on a branch
 * @param idle without a byte from the remote before a connection counts as dead
 * @param pause before the second try; doubles up to sixteen times that, and half of it is chance
 */
record Patience(int tries, Duration idle, Duration pause) {
    static final Patience DEFAULT = new Patience(10, Duration.ofSeconds(30), Duration.ofMillis(200));

    /** Chance keeps publishers that collided once from colliding again. */
    void pause(int failures) throws InterruptedException {
        var longest = pause.toMillis() << Math.min(4, failures - 1);
        Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
