package dev.croft.gitops;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/**
 * Gives a conversation with a remote up when nothing is heard. JGit's own timeout does not end a read from a process, which is
 * what paths and SSH are; so the conversation has a thread of its own, and whoever waits for it can leave.
 */
final class Watch extends EmptyProgressMonitor {
    /** A server may need long to check what it was sent; JGit allows for the same factor. */
    private static final int PATIENCE_WITH_SERVERS = 10;

    private final Duration idle;
    private volatile boolean isOpen;
    private volatile boolean isAbandoned;
    private volatile long heard = System.nanoTime();

    Watch(Duration idle) {
        this.idle = idle;
    }

    void opened() {
        isOpen = true;
        heard = System.nanoTime();
    }

    @Override
    public void beginTask(String title, int totalWork) {
        heard = System.nanoTime();
    }

    @Override
    public void update(int completed) {
        heard = System.nanoTime();
    }

    @Override
    public boolean isCancelled() {
        return isAbandoned;
    }

    <T> T over(Callable<T> conversation) throws Exception {
        var task = new FutureTask<>(conversation);
        var thread = new Thread(task, "croft-remote");
        thread.setDaemon(true);
        thread.start();
        try {
            return await(task);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            isAbandoned = true;
            thread.interrupt();
        }
    }

    private <T> T await(FutureTask<T> task) throws IOException, ExecutionException, InterruptedException {
        while (true) {
            try {
                return task.get(remaining(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (remaining() <= 0) {
                    throw new InterruptedIOException(
                            "nothing was heard from the remote for " + limit().toSeconds() + " s");
                }
            }
        }
    }

    private long remaining() {
        return limit().toNanos() - (System.nanoTime() - heard);
    }

    private Duration limit() {
        return isOpen ? idle.multipliedBy(PATIENCE_WITH_SERVERS) : idle;
    }
}
