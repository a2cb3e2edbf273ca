package org.handfast.interop.peer;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.NamedGroup;

/// BoringSSL as Netty drives it. Its suites cannot be chosen. Clients with the same terms share
/// their sessions.
public final class NettyPeer implements Peer {
  static final EventLoopGroup LOOPS =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("netty", true), NioIoHandler.newFactory());

  /// BoringSSL's own names, where they are not IANA's.
  private static final Map<String, NamedGroup> GROUPS =
      Map.of(
          "P-256", NamedGroup.SECP256R1,
          "P-384", NamedGroup.SECP384R1,
          "P-521", NamedGroup.SECP521R1,
          "X25519", NamedGroup.X25519);

  private final UnaryOperator<SslContextBuilder> settings;
  private final Consumer<ReferenceCountedOpenSslEngine> preparation;
  private final Map<Terms, SslContext> clients = new ConcurrentHashMap<>();

  public NettyPeer() {
    this(builder -> builder, _ -> {});
  }

  /// @param settings what is to be told to every context beside the terms
  /// @param preparation what is to be done with an engine before its handshake
  public NettyPeer(
      UnaryOperator<SslContextBuilder> settings,
      Consumer<ReferenceCountedOpenSslEngine> preparation) {
    this.settings = settings;
    this.preparation = preparation;
  }

  /// Here the server takes any number of connections.
  @Override
  public NettyServer serve(Terms terms) throws IOException {
    List<SslContext> contexts =
        terms.identities().stream().map(leaf -> serverContext(leaf, terms)).toList();
    List<String> names = terms.identities().stream().map(Leaf::name).toList();
    return new NettyServer(contexts, names, preparation);
  }

  @Override
  public NettyEnd connect(Terms terms, InetSocketAddress server) {
    SslContext context = clients.computeIfAbsent(terms, this::clientContext);
    NettyEnd end = new NettyEnd();
    new Bootstrap()
        .group(LOOPS)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                SslHandler handler =
                    context.newHandler(ByteBufAllocator.DEFAULT, terms.name(), server.getPort());
                preparation.accept((ReferenceCountedOpenSslEngine) handler.engine());
                channel.pipeline().addLast(handler, end);
              }
            })
        .connect(server)
        .syncUninterruptibly();
    return end;
  }

  @Override
  public String words(AlertDescription alert) {
    return BoringSslWords.of(alert);
  }

  /// IANA's name for the group that BoringSSL calls so.
  static String standardName(String group) {
    return GROUPS.containsKey(group) ? GROUPS.get(group).toString() : group;
  }

  private SslContext serverContext(Leaf leaf, Terms terms) {
    SslContextBuilder builder =
        SslContextBuilder.forServer(leaf.key(), chain(leaf))
            .clientAuth(
                terms.clients() == Terms.Clients.VERIFIED ? ClientAuth.REQUIRE : ClientAuth.NONE);
    return context(builder, terms);
  }

  private SslContext clientContext(Terms terms) {
    SslContextBuilder builder = SslContextBuilder.forClient();
    for (Leaf own : terms.identities()) {
      builder.keyManager(own.key(), chain(own));
    }
    return context(builder, terms);
  }

  private SslContext context(SslContextBuilder builder, Terms terms) {
    builder
        .sslProvider(SslProvider.OPENSSL)
        .protocols("TLSv1.3")
        .trustManager(TestCertificates.shared().root());
    if (!terms.groups().isEmpty()) {
      String[] names = terms.groups().stream().map(NettyPeer::ownName).toArray(String[]::new);
      builder.option(OpenSslContextOption.GROUPS, names);
    }
    if (!terms.protocols().isEmpty()) {
      builder.applicationProtocolConfig(
          new ApplicationProtocolConfig(
              ApplicationProtocolConfig.Protocol.ALPN,
              ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
              ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
              terms.protocols()));
    }
    try {
      return settings.apply(builder).build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate[] chain(Leaf leaf) {
    return leaf.chain().toArray(X509Certificate[]::new);
  }

  private static String ownName(NamedGroup group) {
    return GROUPS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(group))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(group.toString());
  }
}
