package org.handfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every type that an application can name says what it is.
final class DocumentationTest {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private final Repository repository = Repository.here();

  @Test
  void everyExportedTypeIsDocumented() throws IOException {
    List<String> silent = new ArrayList<>();
    for (String module : Repository.LIBRARIES) {
      List<Path> sources = repository.mainSources(module).toList();
      silent.addAll(undocumented(sources));
    }
    assertThat(silent).as("exported public types without a doc comment").isEmpty();
  }

  @Test
  void aMissingDocCommentIsFound(@TempDir Path folder) throws IOException {
    Path module = folder.resolve("module-info.java");
    Path type = folder.resolve("Open.java");
    Files.writeString(module, "module m { exports p; }");
    Files.writeString(
        type, "package p; /** Said. */ public interface Open { class Nested {} } class Hidden {}");
    assertThat(undocumented(List.of(module, type))).containsExactly("p.Nested");
  }

  private static List<String> undocumented(List<Path> sources) throws IOException {
    try (var files = JAVAC.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              JAVAC.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
      var types = new ExportedTypes(Trees.instance(task));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      units.forEach(unit -> types.exports(unit));
      units.forEach(unit -> types.scan(unit, null));
      return types.undocumented;
    }
  }

  /// Walks over the types of exported packages, nested ones included, as far as they are public.
  private static final class ExportedTypes extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final Set<String> exported = new HashSet<>();
    private final List<String> undocumented = new ArrayList<>();

    ExportedTypes(Trees trees) {
      this.trees = trees;
    }

    void exports(CompilationUnitTree unit) {
      if (unit.getModule() != null) {
        unit.getModule().getDirectives().stream()
            .filter(ExportsTree.class::isInstance)
            .map(directive -> ((ExportsTree) directive).getPackageName().toString())
            .forEach(exported::add);
      }
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String packageName = getCurrentPath().getCompilationUnit().getPackageName().toString();
      if (!exported.contains(packageName) || !isPublic(getCurrentPath())) {
        return null;
      }
      if (trees.getDocComment(getCurrentPath()) == null) {
        undocumented.add(packageName + "." + type.getSimpleName());
      }
      return super.visitClass(type, null);
    }

    private static boolean isPublic(TreePath path) {
      boolean implicitly =
          path.getParentPath().getLeaf() instanceof ClassTree outer
              && (outer.getKind() == Tree.Kind.INTERFACE
                  || outer.getKind() == Tree.Kind.ANNOTATION_TYPE);
      var modifiers = ((ClassTree) path.getLeaf()).getModifiers().getFlags();
      return implicitly || modifiers.contains(Modifier.PUBLIC);
    }
  }
}
