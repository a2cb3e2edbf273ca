package org.handfast.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/// The protocol stands apart from the world: sockets, threads, clocks and settings are outside.
final class SansIoTest {
  private static final String[] INSIDE = {House.in("protocol"), House.in("engine")};

  /// The one place where the machine's clock comes in; whoever needs one is given it.
  private static final String CLOCK = "org.handfast.engine.session.MonotonicClock";

  // A key is none: JSSE hands exported keys out as such.
  private static final DescribedPredicate<JavaClass> CIPHERS =
      JavaClass.Predicates.resideInAPackage("javax.crypto..")
          .and(
              DescribedPredicate.not(
                  JavaClass.Predicates.assignableTo(javax.crypto.SecretKey.class)));

  // An array that the JDK's certificate factory reads from is none.
  private static final DescribedPredicate<JavaClass> IO =
      JavaClass.Predicates.resideInAnyPackage(
              "java.io..", "java.net..", "java.nio.channels..", "java.nio.file..")
          .and(
              DescribedPredicate.not(
                  JavaClass.Predicates.assignableTo(java.io.ByteArrayInputStream.class)));

  private static final Set<String> AMBIENT =
      Set.of(
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.lang.System.getenv",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Boolean.getBoolean",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong",
          "java.time.Instant.now",
          "java.security.Security.getProperty");

  @Test
  void theProtocolDoesNoIo() {
    noClasses()
        .that()
        .resideInAnyPackage(INSIDE)
        .should()
        .dependOnClassesThat(IO)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void theProtocolStartsNoThread() {
    noClasses()
        .that()
        .resideInAnyPackage(INSIDE)
        .should()
        .dependOnClassesThat(THREADS)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void theProtocolAsksTheMachineForNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(INSIDE)
        .and()
        .doNotHaveFullyQualifiedName(CLOCK)
        .should()
        .accessTargetWhere(AMBIENT_ACCESS)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void bytesAndValuesNeedNoCrypto() {
    noClasses()
        .that()
        .resideInAPackage(House.in("protocol"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.security..", "javax..")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  /// The lab's toy is not made of the stack, and is nobody's library.
  @Test
  void onlyTheCryptoPortTouchesCiphers() {
    noClasses()
        .that()
        .resideOutsideOfPackages(House.in("jca"), House.in("lab"))
        .and()
        .resideInAPackage(House.ROOT + "..")
        .should()
        .dependOnClassesThat(CIPHERS)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void onlyTheProviderKnowsJsse() {
    noClasses()
        .that()
        .resideInAnyPackage(House.in("protocol"), House.in("engine"), House.in("jca"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.net..")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  private static final DescribedPredicate<JavaClass> THREADS =
      describe(
          "run threads",
          type -> type.isAssignableTo(Thread.class) || type.isAssignableTo(Executor.class));

  private static final DescribedPredicate<JavaAccess<?>> AMBIENT_ACCESS =
      describe(
          "reads a setting or the time",
          access ->
              AMBIENT.contains(
                  access.getTargetOwner().getName() + "." + access.getTarget().getName()));
}
