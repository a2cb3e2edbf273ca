#!/bin/sh
# Makes the files of this folder anew, in the folder it is started in: OpenSSL 3, and a JDK 24 or
# newer for ML-DSA. The keys protect nothing. All passwords are "secret".
set -eu

days=36500
san="subjectAltName=DNS:a.example,DNS:*.b.example"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout authority.key \
  -out authority.pem -subj "/CN=authority" -days $days \
  -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign"

# NAME: certifies NAME-pkcs8.key as NAME.pem.
certify() {
  openssl req -new -key "$1-pkcs8.key" -subj "/CN=$1" |
    openssl x509 -req -CA authority.pem -CAkey authority.key -days $days -out "$1.pem" \
      -extfile /dev/fd/3 3<<EOF
$san
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth,clientAuth
EOF
}

openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa-pkcs8.key
openssl rsa -in rsa-pkcs8.key -traditional -out rsa-pkcs1.key
openssl rsa -in rsa-pkcs8.key -traditional -aes256 -passout pass:secret -out rsa-pkcs1-encrypted.key
certify rsa

openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out rsa-pss-pkcs8.key
certify rsa-pss

openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out ec-pkcs8.key
{ openssl ecparam -name secp384r1; openssl ec -in ec-pkcs8.key; } > ec-sec1.key
openssl ec -in ec-pkcs8.key -param_enc explicit -out ec-sec1-explicit.key
openssl pkey -in ec-pkcs8.key -aes256 -passout pass:secret -out ec-pkcs8-encrypted.key
certify ec

openssl genpkey -algorithm ED25519 -out ed25519-pkcs8.key
certify ed25519

openssl genpkey -algorithm X25519 -out x25519-pkcs8.key
openssl dsaparam -genkey -noout 2048 | openssl pkcs8 -topk8 -nocrypt -out dsa-pkcs8.key

# The authority before the certificate, and text around the blocks.
{ openssl x509 -in authority.pem -text; cat ec-pkcs8.key; openssl x509 -in ec.pem -text; } > ec-all.pem

openssl pkcs12 -export -in ec.pem -inkey ec-pkcs8.key -certfile authority.pem \
  -passout pass:secret -out ec.p12
openssl pkcs12 -export -nokeys -in authority.pem -passout pass:secret -out unmarked.p12
rm -f trust.p12 trust.jks two.p12 mldsa.p12
for type in p12 jks; do
  keytool -importcert -noprompt -alias authority -file authority.pem -keystore trust.$type \
    -storetype "$(test $type = jks && echo JKS || echo PKCS12)" -storepass secret
done
for alias in one two; do
  keytool -genkeypair -keyalg EC -groupname secp256r1 -dname CN=$alias -alias $alias \
    -validity $days -keystore two.p12 -storepass secret
done

keytool -genkeypair -keyalg ML-DSA-65 -dname CN=mldsa -alias mldsa -validity $days \
  -keystore mldsa.p12 -storepass secret
keytool -exportcert -rfc -alias mldsa -keystore mldsa.p12 -storepass secret > mldsa.pem
jshell -s - <<'EOF'
import java.security.*;
var store = KeyStore.getInstance(new File("mldsa.p12"), "secret".toCharArray());
var key = store.getKey("mldsa", "secret".toCharArray()).getEncoded();
var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
Files.writeString(Path.of("mldsa-pkcs8.key"),
    "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
EOF
rm mldsa.p12 authority.key
