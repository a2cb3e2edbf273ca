package org.handfast.lab.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets exactly one person act at a time: who would block gives the turn away, and the next one who
/// can go on gets it, Trudy before Alice before Bob. So a run over real sockets happens in one
/// order, needs no timeouts, and knows when everybody waits for ever.
public final class Stage {
  private static final List<Person> PRECEDENCE = List.of(Person.TRUDY, Person.ALICE, Person.BOB);

  private final Journal journal;
  private final List<Part> parts = new ArrayList<>();
  private final Semaphore back = new Semaphore(0);
  private @Nullable Part acting;
  private long writes;

  /// A stage without persons.
  public Stage(Journal journal) {
    this.journal = journal;
  }

  /// Where it is all written down.
  public Journal journal() {
    return journal;
  }

  /// Somebody's part in the play: ends normally, or with a [Refusal], [Reset] or [Stalled].
  @FunctionalInterface
  public interface Performance {
    /// Acts.
    void play() throws java.io.IOException;
  }

  /// Brings a person on: to act when [#play] is on and the turn comes.
  public void enter(Person person, Performance performance) {
    parts.add(new Part(person, performance));
  }

  /// Plays until everybody has done their part, or waits for ever.
  ///
  /// @throws IllegalStateException if somebody fell through the floor: a fault of the lab
  public void play() {
    for (Optional<Part> next = next(); next.isPresent(); next = next()) {
      Part part = next.get();
      acting = part;
      part.act();
      back.acquireUninterruptibly();
      part.fault.ifPresent(
          fault -> {
            throw new IllegalStateException(part.person.title() + " fell", fault);
          });
    }
  }

  private Optional<Part> next() {
    parts.removeIf(part -> part.done);
    parts.sort(Comparator.comparingInt(part -> PRECEDENCE.indexOf(part.person)));
    Optional<Part> ready = parts.stream().filter(part -> part.ready.getAsBoolean()).findFirst();
    if (ready.isPresent()) {
      return ready;
    }
    Optional<Part> stalled = parts.stream().findFirst();
    stalled.ifPresent(part -> part.stalled = true);
    return stalled;
  }

  /// Waits, while others act, until `ready`.
  ///
  /// @throws Stalled if that can never be
  void await(BooleanSupplier ready) throws Stalled {
    Part part = performing();
    if (ready.getAsBoolean()) {
      return;
    }
    part.ready = ready;
    back.release();
    part.turn.acquireUninterruptibly();
    if (part.stalled) {
      part.stalled = false;
      throw new Stalled();
    }
  }

  /// Lets the others act until they wait, so that a record is dealt with before the next is
  /// written.
  void pause() {
    Part part = performing();
    part.ready = () -> true;
    back.release();
    part.turn.acquireUninterruptibly();
  }

  private Part performing() {
    Part part = acting;
    if (part == null || Thread.currentThread() != part.thread) {
      throw new IllegalStateException("only who acts can wait");
    }
    return part;
  }

  /// The next number in the order of all writes.
  long stamp() {
    return ++writes;
  }

  private final class Part {
    private final Person person;
    private final Semaphore turn = new Semaphore(0);
    private final Thread thread;
    private BooleanSupplier ready = () -> true;
    private boolean started;
    private boolean stalled;
    private boolean done;
    private Optional<Throwable> fault = Optional.empty();

    Part(Person person, Performance performance) {
      this.person = person;
      this.thread = Thread.ofVirtual().name(person.title()).unstarted(() -> perform(performance));
    }

    void act() {
      if (started) {
        turn.release();
      } else {
        started = true;
        thread.start();
      }
    }

    private void perform(Performance performance) {
      try {
        performance.play();
      } catch (Stalled forEver) {
        journal.add(new Event.Waits(person));
      } catch (Reset gone) {
        journal.add(new Event.ResetCame(person));
      } catch (Refusal told) {
        // Written down where it was found.
      } catch (Throwable floor) {
        fault = Optional.of(floor);
      } finally {
        done = true;
        back.release();
      }
    }
  }
}
