#!/bin/bash
# unpack.sh FOLDER PACKAGE...: unpacks Debian packages of the newest suite and the libraries they need, so that their programs
# run by their own loader beside whatever release this machine has; nothing is installed. Idempotent.
# Needs root, apt-get, dpkg-deb and a Debian mirror.
set -euo pipefail
HERE=${1:?the folder to unpack in}
shift
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 1; }
[ ! -f "$HERE/.complete" ] || exit 0
ROOT=$HERE/root
STATE=$HERE/apt
rm -rf "$HERE"
mkdir -p "$ROOT" "$STATE"/{none,lists/partial,cache/archives/partial}
: > "$STATE/status"
MIRROR=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m1 '/debian/*$')}
KEY=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$KEY] ${MIRROR%/} ${DEBIAN_SUITE:-sid} main" > "$STATE/sources.list"
cat > "$STATE/apt.conf" <<CONF
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
CONF
export APT_CONFIG=$STATE/apt.conf
apt-get update -qq
# What was asked for and libraries; what only scripts of packages need stays away. apt checks the hashes of the signed index.
wanted=$(printf '%s|' "$@")
packages=$(apt-get -y --print-uris install "$@" | sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p" |
  grep -E "^(${wanted}asterisk.*|lib.*|zlib1g)\$" | grep -vE 'python|perl|readline|sqlite3-tools|gconv|snmp|pam|semanage')
cd "$STATE/cache/archives"
# shellcheck disable=SC2086
apt-get -qq download $packages
for archive in *.deb; do
  dpkg-deb --fsys-tarfile "$archive" | tar -x -C "$ROOT" --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/locale
done
rm -rf "$STATE"
ln -s "$(find "$ROOT" -name 'ld-linux*.so.*' | head -1)" "$HERE/loader"
ln -s "$(dirname "$(find "$ROOT" -name 'libc.so.6' | head -1)")" "$HERE/libraries"
touch "$HERE/.complete"
