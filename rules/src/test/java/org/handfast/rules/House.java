package org.handfast.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// All classes of the library modules and the command, imported once for all rules.
final class House {
  static final String ROOT = "org.handfast";
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/rules/target/"))
          .importPackages(ROOT);

  private House() {}

  /// The ArchUnit pattern of all packages of a module.
  static String in(String module) {
    return ROOT + "." + module + "..";
  }
}
