package org.handfast.interop.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.Mapping;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A listening channel of Netty's, with one context for each name.
public final class NettyServer implements PeerServer {
  private final BlockingQueue<NettyEnd> arrivals = new LinkedBlockingQueue<>();
  private final List<SslContext> contexts;
  private final List<String> names;
  private final Consumer<ReferenceCountedOpenSslEngine> preparation;
  private final Channel listener;

  NettyServer(
      List<SslContext> contexts,
      List<String> names,
      Consumer<ReferenceCountedOpenSslEngine> preparation) {
    this.contexts = contexts;
    this.names = names;
    this.preparation = preparation;
    this.listener =
        new ServerBootstrap()
            .group(NettyPeer.LOOPS)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Arrivals())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public NettyEnd accept() throws IOException {
    NettyEnd end = next();
    PeerFacts _ = end.facts();
    return end;
  }

  @Override
  public String lastWords() throws IOException {
    try (NettyEnd end = next()) {
      return end.lastWords();
    }
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
  }

  private NettyEnd next() {
    try {
      NettyEnd end = arrivals.poll(30, TimeUnit.SECONDS);
      if (end == null) {
        throw new AssertionError("nobody has come to Netty's server");
      }
      return end;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for a client", e);
    }
  }

  private final class Arrivals extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      NettyEnd end = new NettyEnd();
      channel.pipeline().addLast(tls(), end);
      arrivals.add(end);
    }

    private ChannelHandler tls() {
      if (contexts.size() == 1) {
        SslHandler handler = contexts.getFirst().newHandler(ByteBufAllocator.DEFAULT);
        preparation.accept((ReferenceCountedOpenSslEngine) handler.engine());
        return handler;
      }
      Mapping<String, SslContext> byName = name -> contexts.get(Math.max(0, names.indexOf(name)));
      return new SniHandler(byName);
    }
  }
}
