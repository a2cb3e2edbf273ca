package org.handfast.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.handfast.net.TlsChannel;

/// A folder and what is below it. Nothing outside is ever served, whatever a path or a symbolic
/// link says, and nothing hidden: a name that begins with a dot is not there, apart from
/// `.well-known`.
public final class FileTree implements Site {
  private static final int BUFFER = 64 << 10;

  private final Path root;

  /// @throws IOException if there is no such folder
  public FileTree(Path folder) throws IOException {
    this.root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new IOException(folder + " is no folder");
    }
  }

  @Override
  public Response answer(Request request, TlsChannel channel) throws IOException {
    try {
      Optional<Path> found = find(request.path());
      return found.isEmpty() ? notFound() : answer(request, found.get());
    } catch (AccessDeniedException _) {
      return Response.text(Status.FORBIDDEN, "not readable\n");
    } catch (NoSuchFileException _) {
      return notFound();
    } catch (IllegalArgumentException _) {
      return Response.text(Status.BAD_REQUEST, "the path is not well encoded\n");
    }
  }

  private Response answer(Request request, Path found) throws IOException {
    if (Files.isRegularFile(found)) {
      return file(found);
    }
    if (!Files.isDirectory(found)) {
      return notFound();
    }
    if (!request.path().endsWith("/")) {
      String location = Listing.href(root.relativize(found)) + "/";
      return Response.text(Status.MOVED_PERMANENTLY, location + "\n").with("Location", location);
    }
    Optional<Path> index = inside(found.resolve("index.html")).filter(Files::isRegularFile);
    return index.isPresent() ? file(index.get()) : Listing.of(root, found);
  }

  /// The real file or folder behind a request's path, which is percent-encoded.
  private Optional<Path> find(String encoded) throws IOException {
    // A plus sign is itself in a path.
    String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    Path wanted = root;
    try {
      for (String name : path.split("/", -1)) {
        if (!isServed(name)) {
          return Optional.empty();
        }
        wanted = wanted.resolve(name);
      }
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
    return inside(wanted);
  }

  /// Where it really is, if that is below the root.
  private Optional<Path> inside(Path wanted) throws IOException {
    return Files.exists(wanted)
        ? Optional.of(wanted.toRealPath()).filter(real -> real.startsWith(root))
        : Optional.empty();
  }

  static boolean isServed(String name) {
    boolean hidden = name.startsWith(".") && !name.equals(".well-known");
    return !hidden && name.chars().noneMatch(c -> c == '\\' || c == ':' || c < ' ');
  }

  private static Response file(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    return Response.of(Status.OK, type(file), new FileContent(file, Files.size(file)));
  }

  private static String type(Path file) {
    String known = URLConnection.guessContentTypeFromName(String.valueOf(file.getFileName()));
    String type = known == null ? "application/octet-stream" : known;
    return type.startsWith("text/") || type.endsWith("javascript") || type.endsWith("json")
        ? type + "; charset=utf-8"
        : type;
  }

  private static Response notFound() {
    return Response.text(Status.NOT_FOUND, "not found\n");
  }

  private record FileContent(Path file, long length) implements Response.Content {
    @Override
    public void writeTo(OutputStream output) throws IOException {
      byte[] buffer = new byte[BUFFER];
      try (InputStream source = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        for (long left = length; left > 0; ) {
          int count = source.read(buffer, 0, (int) Math.min(left, buffer.length));
          if (count < 0) {
            throw new IOException(file + " became shorter while it was served");
          }
          output.write(buffer, 0, count);
          left -= count;
        }
      }
    }
  }
}
