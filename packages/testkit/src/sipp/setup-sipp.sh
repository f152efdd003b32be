#!/bin/bash
# Unpacks Debian's newest SIPp (with TLS and SHA-256) and its libraries in $SIPP_DIR; nothing is installed on the host.
# Idempotent. Needs root, apt-get, dpkg-deb and a Debian mirror; 10 MB to download.
set -euo pipefail
HERE=${SIPP_DIR:?the folder to unpack in}
ROOT=$HERE/root
STATE=$HERE/apt
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 1; }
[ ! -f "$HERE/.complete" ] || exit 0
rm -rf "$HERE"
mkdir -p "$ROOT" "$STATE"/{lists/partial,cache/archives/partial}
: > "$STATE/status"
MIRROR=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m1 '/debian/*$')}
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${MIRROR%/} ${SIPP_SUITE:-sid} main" > "$STATE/sources.list"
cat > "$STATE/apt.conf" <<E2
Dir::Etc::sourcelist "$STATE/sources.list";
Dir::Etc::sourceparts "$STATE/none";
Dir::Etc::preferencesparts "$STATE/none";
Dir::State::lists "$STATE/lists";
Dir::State::status "$STATE/status";
Dir::Cache "$STATE/cache";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
E2
mkdir "$STATE/none"
export APT_CONFIG=$STATE/apt.conf
apt-get update -qq
# The closure, without what only scripts of the package need. apt checks the hashes of the signed index.
packages=$(apt-get -y --print-uris install sip-tester | sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p" | grep -E '^(sip-tester|lib.*|zlib1g)$' | grep -vE 'python|readline|sqlite|uuid|locale|gconv')
cd "$STATE/cache/archives"
apt-get -qq download $packages
for archive in *.deb; do dpkg-deb --fsys-tarfile "$archive" | tar -x -C "$ROOT" --exclude=./usr/share; done
rm -rf "$STATE"
ln -s "$(find "$ROOT" -name 'ld-linux*.so.*' | head -1)" "$HERE/loader"
ln -s "$(dirname "$(find "$ROOT" -name 'libc.so.6' | head -1)")" "$HERE/libraries"
# It exits with 99 where it made no call.
said=$("$HERE/loader" --library-path "$HERE/libraries" "$ROOT/usr/bin/sipp" -v || true)
grep -q TLS <<< "$said"
touch "$HERE/.complete"
