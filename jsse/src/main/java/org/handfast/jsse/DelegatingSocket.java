package org.handfast.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// An [SSLSocket] that leaves everything below TLS to another socket: its addresses and its
/// options.
abstract class DelegatingSocket extends SSLSocket {
  private final Socket wire;

  DelegatingSocket(Socket wire) {
    this.wire = wire;
  }

  /// The socket that carries the records.
  final Socket wire() {
    return wire;
  }

  @Override
  public void bind(@Nullable SocketAddress local) throws IOException {
    wire.bind(local);
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return wire.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return wire.getLocalAddress();
  }

  @Override
  public int getPort() {
    return wire.getPort();
  }

  @Override
  public int getLocalPort() {
    return wire.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return wire.getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return wire.getLocalSocketAddress();
  }

  /// None: its bytes would be records.
  @Override
  public @Nullable SocketChannel getChannel() {
    return null;
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    wire.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return wire.getTcpNoDelay();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    wire.setSoLinger(on, seconds);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return wire.getSoLinger();
  }

  /// Not there: a byte outside the stream is a byte outside the protection.
  @Override
  public void sendUrgentData(int data) throws SocketException {
    throw new SocketException("TLS has no urgent data");
  }

  @Override
  public void setOOBInline(boolean on) throws SocketException {
    throw new SocketException("TLS has no urgent data");
  }

  @Override
  public boolean getOOBInline() throws SocketException {
    throw new SocketException("TLS has no urgent data");
  }

  @Override
  public void setSoTimeout(int milliseconds) throws SocketException {
    wire.setSoTimeout(milliseconds);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return wire.getSoTimeout();
  }

  @Override
  public void setSendBufferSize(int size) throws SocketException {
    wire.setSendBufferSize(size);
  }

  @Override
  public int getSendBufferSize() throws SocketException {
    return wire.getSendBufferSize();
  }

  @Override
  public void setReceiveBufferSize(int size) throws SocketException {
    wire.setReceiveBufferSize(size);
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return wire.getReceiveBufferSize();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    wire.setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return wire.getKeepAlive();
  }

  @Override
  public void setTrafficClass(int trafficClass) throws SocketException {
    wire.setTrafficClass(trafficClass);
  }

  @Override
  public int getTrafficClass() throws SocketException {
    return wire.getTrafficClass();
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    wire.setReuseAddress(on);
  }

  @Override
  public boolean getReuseAddress() throws SocketException {
    return wire.getReuseAddress();
  }

  @Override
  public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
    wire.setPerformancePreferences(connectionTime, latency, bandwidth);
  }

  @Override
  public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
    wire.setOption(name, value);
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> name) throws IOException {
    return wire.getOption(name);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return wire.supportedOptions();
  }

  @Override
  public boolean isConnected() {
    return wire.isConnected();
  }

  @Override
  public boolean isBound() {
    return wire.isBound();
  }
}
