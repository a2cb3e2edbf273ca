package org.handfast.interop.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.OpenSslSession;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One channel of Netty's behind streams. Its handshake runs on Netty's threads.
public final class NettyEnd extends SimpleChannelInboundHandler<ByteBuf> implements PeerEnd {
  private final CompletableFuture<Channel> connected = new CompletableFuture<>();
  private final CompletableFuture<SslHandler> handshake = new CompletableFuture<>();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final Received received = new Received();

  @Override
  public InputStream in() {
    return received;
  }

  @Override
  public OutputStream out() {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        SslHandler _ = shaken();
        connected
            .join()
            .writeAndFlush(Unpooled.copiedBuffer(bytes, offset, length))
            .syncUninterruptibly();
      }
    };
  }

  @Override
  public PeerFacts facts() throws IOException {
    SslHandler tls = shaken();
    OpenSslSession session = (OpenSslSession) tls.engine().getSession();
    return new PeerFacts(
        session.getCipherSuite(),
        NettyPeer.standardName(session.getNamedGroup()),
        Objects.requireNonNullElse(tls.applicationProtocol(), ""),
        "");
  }

  /// The OCSP response that the server has stapled.
  public byte[] ocspResponse() throws IOException {
    return ((ReferenceCountedOpenSslEngine) shaken().engine()).getOcspResponse();
  }

  @Override
  public void finish() throws IOException {
    shaken().closeOutbound().syncUninterruptibly();
  }

  @Override
  public void answerClose() throws IOException {
    finish();
  }

  @Override
  public String lastWords() {
    return Stream.iterate(failure.join(), cause -> cause != null, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    connected.join().close().syncUninterruptibly();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connected.complete(context.channel());
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf data) {
    received.add(ByteBufUtil.getBytes(data));
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent done when done.isSuccess() ->
          handshake.complete(context.pipeline().get(SslHandler.class));
      case SslHandshakeCompletionEvent done -> fail(done.cause());
      case SslCloseCompletionEvent done when done.isSuccess() -> received.end();
      default -> context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(new IOException("the connection is closed"));
  }

  private void fail(Throwable cause) {
    handshake.completeExceptionally(cause);
    failure.complete(cause);
    received.end();
  }

  private SslHandler shaken() throws IOException {
    try {
      return handshake.get();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /// What has come, as a stream.
  private static final class Received extends InputStream {
    private static final ByteArrayInputStream END = new ByteArrayInputStream(new byte[0]);

    private final BlockingQueue<ByteArrayInputStream> pieces = new LinkedBlockingQueue<>();
    private ByteArrayInputStream piece = END;
    private boolean ended;

    void add(byte[] data) {
      pieces.add(new ByteArrayInputStream(data));
    }

    void end() {
      pieces.add(END);
    }

    @Override
    public int read() throws IOException {
      return next().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return length == 0 ? 0 : next().read(target, offset, length);
    }

    private ByteArrayInputStream next() throws IOException {
      try {
        while (!ended && piece.available() == 0) {
          piece = pieces.take();
          ended = piece == END;
        }
        return piece;
      } catch (InterruptedException e) {
        throw new InterruptedIOException(e.toString());
      }
    }
  }
}
