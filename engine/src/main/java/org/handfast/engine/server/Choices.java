package org.handfast.engine.server;

import org.handfast.engine.config.ApplicationProtocolChooser.Choice;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;

/// What the server's own code has decided about a client, before anything is negotiated.
///
/// @param name whether the requested server name is served
/// @param protocol which application protocol it will be
record Choices(ServerConfig config, Recognition name, Choice protocol) {}
