package org.handfast.engine.handshake;

import java.util.concurrent.atomic.AtomicBoolean;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.TlsException;
import org.jspecify.annotations.Nullable;

/// One piece of local work that a handshake waits for: a path check, a signature, the choice of a
/// configuration. It runs once, on whatever thread, under no lock; its outcome is asked for
/// afterwards.
public final class Work<T> {
  private final String what;
  private final Task<T> task;
  private final AtomicBoolean begun = new AtomicBoolean();
  private @Nullable T result;
  private @Nullable TlsException failure;

  /// What is to be done.
  @FunctionalInterface
  public interface Task<T> {
    T call() throws TlsException;
  }

  /// Work that is yet to be done.
  ///
  /// @param what names the work in an error message, such as "choosing a certificate"
  public Work(String what, Task<T> task) {
    this.what = what;
    this.task = task;
  }

  /// Does the work, unless somebody else has begun to.
  ///
  /// @return whether this call did it
  boolean run() {
    if (begun.getAndSet(true)) {
      return false;
    }
    try {
      result = task.call();
    } catch (TlsException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new LocalFault(what, e);
    }
    return true;
  }

  /// What came out of it.
  ///
  /// @throws TlsException if the work failed
  /// @throws IllegalStateException if it was not done
  public T outcome() throws TlsException {
    if (failure != null) {
      throw failure;
    }
    if (result == null) {
      throw new IllegalStateException("asked for the outcome of work that was not done");
    }
    return result;
  }
}
