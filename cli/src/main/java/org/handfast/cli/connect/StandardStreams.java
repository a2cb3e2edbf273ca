package org.handfast.cli.connect;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/// Standard input and output as bytes, with nothing in between that would buffer or translate.
final class StandardStreams {
  private StandardStreams() {}

  static InputStream input() {
    return new FileInputStream(FileDescriptor.in);
  }

  static OutputStream output() {
    return new FileOutputStream(FileDescriptor.out);
  }
}
