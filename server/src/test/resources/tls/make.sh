#!/bin/sh
# Makes the certificates of this folder anew, good for a hundred years; needs openssl.
set -e
days=36500
authority() { # name
  openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"
  openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days $days -out "$1.pem"
}
signed() { # name authority alternative-names usage
  openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
  printf 'subjectAltName=%s\nextendedKeyUsage=%s\n' "$3" "$4" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -days ${5:-$days} \
    -extfile "$1.ext" -out "$1.pem"
  rm "$1.csr" "$1.ext"
}
ec() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"; }
authority authority
authority stranger-authority
ec server && signed server authority DNS:localhost,IP:127.0.0.1 serverAuth
openssl ec -in server.key -out server-sec1.key
openssl pkcs8 -topk8 -in server.key -passout pass:secret -out server-encrypted.key
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out server-rsa.key
signed server-rsa authority DNS:localhost,IP:127.0.0.1 serverAuth
openssl rsa -in server-rsa.key -traditional -out server-rsa-pkcs1.key
ec operator && signed operator authority DNS:keda-operator clientAuth
ec visitor && signed visitor authority DNS:visitor clientAuth
ec stranger && signed stranger stranger-authority DNS:keda-operator clientAuth
# Already over: from 2020 to 2021.
ec expired
openssl req -new -key expired.key -subj /CN=expired -out expired.csr
touch index.txt && echo 01 > serial
cat > ca.cnf <<'CNF'
[ca]
default_ca = it
[it]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = client
[any]
commonName = supplied
[client]
subjectAltName = DNS:keda-operator
extendedKeyUsage = clientAuth
CNF
openssl ca -batch -notext -config ca.cnf -cert authority.pem -keyfile authority.key \
  -startdate 20200101000000Z -enddate 20210101000000Z -in expired.csr -out expired.pem
rm -f ca.cnf index.txt* serial* 01.pem
rm -f ./*.csr ./*.ext ./*.srl authority.key stranger-authority.key
