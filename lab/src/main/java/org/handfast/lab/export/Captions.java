package org.handfast.lab.export;

import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;

/// What a run is called.
public final class Captions {
  private Captions() {}

  /// The command that makes the same run.
  public static String command(Run run) {
    String plan =
        switch (run.plan()) {
          case Plan.Watch() -> "";
          case Plan.Named(var attack) -> " --attack " + attack.id();
          case Plan.ByHand(String moves, _) -> " --moves " + moves;
        };
    return "handfast lab run --rung " + run.rung().id() + plan + " --seed " + run.seed();
  }

  /// The end of the page's address that shows the same run.
  public static String fragment(Run run) {
    String plan =
        switch (run.plan()) {
          case Plan.Watch() -> "";
          case Plan.Named(var attack) -> "&attack=" + attack.id();
          case Plan.ByHand(String moves, _) -> "&moves=" + moves;
        };
    return "#rung=" + run.rung().id() + plan + "&seed=" + run.seed();
  }
}
