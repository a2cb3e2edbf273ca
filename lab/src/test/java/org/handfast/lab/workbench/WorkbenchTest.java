package org.handfast.lab.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkbenchTest {
  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    assertThat(Workbench.demos(7)).isEqualTo(Workbench.demos(7)).isNotEqualTo(Workbench.demos(8));
  }

  @Test
  void showsWhyTheKeyGoesInTwiceAndWhyOneAnswerIsEnough() {
    List<Demo> demos = Workbench.demos(7);
    assertThat(demos)
        .extracting(Demo::id)
        .containsExactly("length-extension", "collision", "hmac", "oracle", "oracle-closed");
    assertThat(texts(demos.get(3)))
        .contains("“the padding is wrong”")
        .contains("one number is left")
        .contains("Alice takes it");
    assertThat(texts(demos.get(4)))
        .contains("She was told: “Finished is wrong” ")
        .doesNotContain("“the padding is wrong”")
        .contains("she has found nothing")
        .contains("Alice takes it");
  }

  @Test
  void everyStepSaysSomethingAndEveryFormulaHasItsValues() {
    assertThat(Workbench.demos(7))
        .flatExtracting(Demo::steps)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            step -> {
              assertThat(step.text().length()).isBetween(40, 420);
              assertThat(step.output().isNothing()).isEqualTo(step.formula().isEmpty());
            });
  }

  private static String texts(Demo demo) {
    return String.join("\n", demo.steps().stream().map(DemoStep::text).toList());
  }
}
