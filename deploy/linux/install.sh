#!/usr/bin/env bash
# Installs the board on a Linux machine, or brings an installed one up to date, from the folder this was unpacked in. As root:
#   sudo deploy/linux/install.sh [--wheelhouse FOLDER]
# With a wheelhouse (see deploy/wheelhouse.sh) nothing is fetched from anywhere. Settings, accounts and log stay as they are.
# DESTDIR=FOLDER lays everything out below a folder instead, makes no account and starts nothing.
set -euo pipefail
umask 022

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
root=${DESTDIR:-}
target=$root/opt/aftersales-board
settings=$root/etc/aftersales-board
python=${PYTHON:-python3}
pip_options=()

if [[ ${1:-} == --wheelhouse ]]; then
  wheelhouse=$(cd "${2:?--wheelhouse needs a folder}" && pwd)
  pip_options=(--no-index --find-links "$wheelhouse")
fi
if [[ -z $root && $(id -u) -ne 0 ]]; then
  echo "Please run this as root (sudo)." >&2
  exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Python 3.11 or later is needed; name it with PYTHON=python3.11." >&2
  exit 2
fi

# The new version is made ready beside the old one, which goes on running: a package that cannot be had changes nothing.
rm -rf "$target.new"
mkdir -p "$target.new" "$settings" "$root/etc/systemd/system" "$root/usr/local/bin"
tar -C "$here" --exclude=./.git --exclude=./.venv --exclude=./var --exclude=./secrets --exclude=./config.toml -cf - . |
  tar -C "$target.new" --no-same-owner -xf -
ln -s /etc/aftersales-board/config.toml "$target.new/config.toml" # so that a command typed there means this board, not the sample
chmod -R a+rX "$target.new"
"$python" -m venv "$target.new/.venv"
"$target.new/.venv/bin/python" -m pip install --quiet --disable-pip-version-check "${pip_options[@]}" -r "$target.new/requirements.txt"

if [[ -z $root ]]; then
  id aftersales >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir /var/lib/aftersales-board --shell /usr/sbin/nologin aftersales
  install -d -m 700 -o aftersales -g aftersales /var/lib/aftersales-board /var/log/aftersales-board
  group=(-g aftersales)
else
  group=()
fi
[[ -e $settings/config.toml ]] || install -m 640 "${group[@]}" "$target.new/deploy/linux/config.example.toml" "$settings/config.toml"
[[ -e $settings/environment ]] || install -m 644 "$target.new/deploy/linux/environment.example" "$settings/environment"

[[ -n $root ]] || systemctl stop aftersales-board 2>/dev/null || true # not there yet, the first time
rm -rf "$target.old"
[[ ! -e $target ]] || mv "$target" "$target.old"
mv "$target.new" "$target"
install -m 755 "$target/deploy/linux/aftersales-board" "$root/usr/local/bin/aftersales-board"
install -m 644 "$target/deploy/linux/aftersales-board.service" "$root/etc/systemd/system/aftersales-board.service"
rm -rf "$target.old"

if [[ -z $root ]]; then
  systemctl daemon-reload
  systemctl enable --quiet aftersales-board
  systemctl restart aftersales-board
  echo "Running. Settings: $settings/config.toml. Commands: sudo aftersales-board doctor. Log: journalctl -u aftersales-board"
fi
