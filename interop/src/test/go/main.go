// A TLS 1.3 peer on Go's crypto/tls, and one of TLS 1.2 if it is told so. Standard input goes to the other side, what comes from there goes
// to standard output; the end of one is the close_notify of the other. Standard error carries lines:
//
//	LISTENING 127.0.0.1:40000
//	FACTS {"suite":"TLS_AES_128_GCM_SHA256", ...}
//	RESUMED true
//	SUITES TLS_RSA_WITH_AES_128_CBC_SHA TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
//
// A guest and an echo have a line for each connection on standard output, and no data there:
//
//	TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA true true false
//	ERROR remote error: tls: bad certificate
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
)

var (
	role        = flag.String("role", "client", "client, server, load, visitor, host, guest, echo or suites")
	address     = flag.String("address", "127.0.0.1:0", "where to connect, or to listen")
	certificate = flag.String("cert", "", "own chain, PEM")
	key         = flag.String("key", "", "own key, PEM")
	other       = flag.String("cert2", "", "a second chain, chosen by its names")
	otherKey    = flag.String("key2", "", "its key")
	authority   = flag.String("ca", "", "whom to trust, PEM")
	name        = flag.String("name", "localhost", "the server's name")
	groups      = flag.String("groups", "", "key exchange groups, separated by commas")
	protocols   = flag.String("alpn", "", "application protocols, separated by commas")
	clients     = flag.Bool("verify", false, "as a server: demand a client certificate")
	export      = flag.String("export", "", "a label, whose exported value belongs to the facts")
	keyLog      = flag.String("keylog", "", "append the secrets to this file")
	connections = flag.Int("connections", 1, "as a load: how many at the same time")
	versions    = flag.String("versions", "1.3", "1.2 or 1.3 alone, or both: 1.2-1.3")
	suite       = flag.String("suite", "", "the only suite of TLS 1.2; all that there are without it")
	size        = flag.Int("size", 0, "as a load or guest: how many bytes each sends and wants back; as an echo: how many it takes")
)

func main() {
	flag.Parse()
	config, err := configuration()
	if err == nil {
		switch *role {
		case "client":
			err = client(config)
		case "server":
			err = server(config)
		case "load":
			err = load(config)
		case "visitor":
			err = visitor(config)
		case "host":
			err = host(config)
		case "guest":
			err = guest(config)
		case "echo":
			err = echoes(config)
		case "suites":
			suites()
		default:
			err = fmt.Errorf("no such role: %s", *role)
		}
	}
	if err != nil {
		say("ERROR %v", err)
		os.Exit(1)
	}
}

func configuration() (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS13, ServerName: *name}
	switch *versions {
	case "1.2":
		config.MinVersion, config.MaxVersion = tls.VersionTLS12, tls.VersionTLS12
	case "1.2-1.3":
		config.MinVersion = tls.VersionTLS12
	}
	for _, each := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		if *suite == "" || *suite == each.Name {
			config.CipherSuites = append(config.CipherSuites, each.ID)
		}
	}
	for _, pair := range [][2]string{{*certificate, *key}, {*other, *otherKey}} {
		if pair[0] != "" {
			own, err := tls.LoadX509KeyPair(pair[0], pair[1])
			if err != nil {
				return nil, err
			}
			config.Certificates = append(config.Certificates, own)
		}
	}
	if *authority != "" {
		pem, err := os.ReadFile(*authority)
		if err != nil {
			return nil, err
		}
		pool := x509.NewCertPool()
		pool.AppendCertsFromPEM(pem)
		config.RootCAs, config.ClientCAs = pool, pool
	}
	if *keyLog != "" {
		file, err := os.OpenFile(*keyLog, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, err
		}
		config.KeyLogWriter = file
	}
	if *clients {
		config.ClientAuth = tls.RequireAndVerifyClientCert
	}
	if *protocols != "" {
		config.NextProtos = strings.Split(*protocols, ",")
	}
	if *groups != "" {
		for _, group := range strings.Split(*groups, ",") {
			id, known := ids[group]
			if !known {
				return nil, fmt.Errorf("no such group: %s", group)
			}
			config.CurvePreferences = append(config.CurvePreferences, id)
		}
	}
	return config, nil
}

var ids = map[string]tls.CurveID{
	"X25519MLKEM768":     tls.X25519MLKEM768,
	"SecP256r1MLKEM768":  tls.SecP256r1MLKEM768,
	"SecP384r1MLKEM1024": tls.SecP384r1MLKEM1024,
	"x25519":             tls.X25519,
	"secp256r1":          tls.CurveP256,
	"secp384r1":          tls.CurveP384,
	"secp521r1":          tls.CurveP521,
}

func client(config *tls.Config) error {
	connection, err := tls.Dial("tcp", *address, config)
	if err != nil {
		return err
	}
	return converse(connection)
}

func server(config *tls.Config) error {
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		return err
	}
	say("LISTENING %s", listener.Addr())
	raw, err := listener.Accept()
	if err != nil {
		return err
	}
	connection := tls.Server(raw, config)
	if err := connection.Handshake(); err != nil {
		return err
	}
	return converse(connection)
}

// Connects twice, and listens to what it is told.
func visitor(config *tls.Config) error {
	config.ClientSessionCache = tls.NewLRUClientSessionCache(0)
	for range 2 {
		connection, err := tls.Dial("tcp", *address, config)
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, connection); err != nil {
			return err
		}
		say("RESUMED %v", connection.ConnectionState().DidResume)
		connection.Close()
	}
	return nil
}

// Takes two connections, and listens to what it is told.
func host(config *tls.Config) error {
	listener, err := tls.Listen("tcp", *address, config)
	if err != nil {
		return err
	}
	say("LISTENING %s", listener.Addr())
	for range 2 {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, connection); err != nil {
			return err
		}
		say("RESUMED %v", connection.(*tls.Conn).ConnectionState().DidResume)
		connection.Close()
	}
	return nil
}

// Connects twice with one session, says lines of digits, and wants them back.
func guest(config *tls.Config) error {
	config.ClientSessionCache = tls.NewLRUClientSessionCache(0)
	for seed := range byte(2) {
		if err := echo(config, seed); err != nil {
			return err
		}
	}
	return nil
}

// Sends back what it gets, for any number of connections, one after the other.
func echoes(config *tls.Config) error {
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		return err
	}
	say("LISTENING %s", listener.Addr())
	for {
		raw, err := listener.Accept()
		if err != nil {
			return err
		}
		connection := tls.Server(raw, config)
		data := make([]byte, *size)
		if _, err = io.ReadFull(connection, data); err == nil {
			_, err = connection.Write(data)
		}
		if err != nil {
			say("ERROR %v", err)
		} else {
			sum(connection)
		}
		connection.Close()
	}
}

// Says what suites of TLS 1.2 there are, also those that are off unless they are asked for.
func suites() {
	names := []string{}
	for _, each := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		names = append(names, each.Name)
	}
	say("SUITES %s", strings.Join(names, " "))
}

// Says what a connection is, in one line: version, suite, whether it was resumed, whether it has an
// extended master secret, whether the other side has a certificate. Nothing is exported without an
// extended master secret.
func sum(connection *tls.Conn) {
	state := connection.ConnectionState()
	version := strings.Replace(tls.VersionName(state.Version), "TLS ", "TLSv", 1)
	_, err := state.ExportKeyingMaterial("EXPORTER-sum", nil, 1)
	suite := tls.CipherSuiteName(state.CipherSuite)
	fmt.Println(version, suite, state.DidResume, err == nil, len(state.PeerCertificates) > 0)
}

func converse(connection *tls.Conn) error {
	tell(connection)
	sent := make(chan error, 1)
	go func() {
		_, err := io.Copy(connection, os.Stdin)
		if err == nil {
			err = connection.CloseWrite()
		}
		sent <- err
	}()
	if _, err := io.Copy(os.Stdout, connection); err != nil {
		return err
	}
	os.Stdout.Close()
	if err := <-sent; err != nil {
		return err
	}
	return connection.Close()
}

func load(config *tls.Config) error {
	outcomes := make(chan error)
	for i := range *connections {
		go func() { outcomes <- echo(config, byte(i)) }()
	}
	failed := 0
	for range *connections {
		if err := <-outcomes; err != nil {
			say("ERROR %v", err)
			failed++
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d connections failed", failed, *connections)
	}
	return nil
}

func echo(config *tls.Config, seed byte) error {
	connection, err := tls.Dial("tcp", *address, config)
	if err != nil {
		return err
	}
	defer connection.Close()
	data := make([]byte, *size)
	for i := range data {
		data[i] = seed ^ byte(i) ^ byte(i>>8)
	}
	sent := make(chan error, 1)
	go func() {
		_, err := connection.Write(data)
		sent <- err
	}()
	back := make([]byte, *size)
	if _, err := io.ReadFull(connection, back); err != nil {
		return err
	}
	if string(back) != string(data) {
		return fmt.Errorf("the echo differs")
	}
	if *role == "guest" {
		if _, err := io.Copy(io.Discard, connection); err != nil {
			return err
		}
		sum(connection)
	}
	return <-sent
}

func tell(connection *tls.Conn) {
	state := connection.ConnectionState()
	group := state.CurveID.String()
	for name, id := range ids {
		if id == state.CurveID {
			group = name
		}
	}
	exported := ""
	if *export != "" {
		material, err := state.ExportKeyingMaterial(*export, []byte("context"), 100)
		if err != nil {
			say("ERROR %v", err)
		}
		exported = hex.EncodeToString(material)
	}
	facts, _ := json.Marshal(map[string]any{
		"exported": exported,
		"suite":    tls.CipherSuiteName(state.CipherSuite),
		"group":    group,
		"protocol": state.NegotiatedProtocol,
		"name":     state.ServerName,
		"peers":    len(state.PeerCertificates),
	})
	say("FACTS %s", facts)
}

func say(format string, values ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
}
