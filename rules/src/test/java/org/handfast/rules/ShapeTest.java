package org.handfast.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.Serializable;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;

/// What our types are called and what they are made of.
final class ShapeTest {
  /// Names that say nothing: whoever reaches for one has not found the noun yet.
  private static final String EMPTY_NAME = ".*(Impl|Util|Utils|Helper|Manager)";

  @Test
  void everyNameSaysSomething() {
    classes()
        .that(DescribedPredicate.not(assignableTo(KeyManager.class)))
        .and(DescribedPredicate.not(assignableTo(TrustManager.class)))
        .should()
        .haveNameNotMatching(EMPTY_NAME)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  /// Serialised state is state that nobody validated. Throwables and providers have no choice.
  @Test
  void nothingAsksToBeSerialised() {
    List<String> serialised =
        House.CLASSES.stream()
            .filter(type -> type.getRawInterfaces().stream().anyMatch(ShapeTest::isSerializable))
            .map(JavaClass::getName)
            .toList();
    assertThat(serialised).as("types that implement Serializable themselves").isEmpty();
  }

  /// Comparing bytes one by one tells an attacker where they differ: see [MessageDigest#isEqual].
  @Test
  void bytesAreComparedInConstantTime() {
    noClasses()
        .that()
        .resideInAnyPackage(House.in("engine"), House.in("jca"))
        .should()
        .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
        .orShould()
        .callMethod(
            Arrays.class,
            "equals",
            byte[].class,
            int.class,
            int.class,
            byte[].class,
            int.class,
            int.class)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  /// An array in a record is mutable and compares by identity.
  @Test
  void noRecordHoldsRawBytes() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .areRecords()
        .and()
        .areNotStatic()
        .should()
        .haveRawType(byte[].class)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  /// A family spread over subtrees would be a cycle between them.
  @Test
  void everySealedFamilyStaysInOneSubtree() {
    List<String> spread =
        House.CLASSES.stream()
            .map(JavaClass::reflect)
            .filter(Class::isSealed)
            .filter(family -> !isOneSubtree(family))
            .map(Class::getName)
            .toList();
    assertThat(spread).as("sealed families over several subtrees").isEmpty();
  }

  private static boolean isSerializable(JavaClass type) {
    return type.isEquivalentTo(Serializable.class);
  }

  private static boolean isOneSubtree(Class<?> family) {
    String home = subtree(family);
    return Arrays.stream(family.getPermittedSubclasses())
        .map(ShapeTest::subtree)
        .allMatch(member -> member.equals(home) || member.startsWith(home + "."));
  }

  /// `org.handfast.module.subtree`, or the module's root package.
  private static String subtree(Class<?> type) {
    return Arrays.stream(type.getPackageName().split("\\."))
        .limit(4)
        .reduce((head, name) -> head + "." + name)
        .orElseThrow();
  }
}
