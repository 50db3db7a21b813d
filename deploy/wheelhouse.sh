#!/usr/bin/env bash
# Collects every package the board needs into one folder, for a machine without a network.
#   deploy/wheelhouse.sh FOLDER [--windows]
# Run it with the Python version of the target machine; --windows collects the wheels for 64-bit Windows.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:?usage: deploy/wheelhouse.sh FOLDER [--windows]}
python=${PYTHON:-python3}
platform=()
if [[ ${2:-} == --windows ]]; then
  platform=(--platform win_amd64 --only-binary=:all:)
fi

mkdir -p "$folder"
"$python" -m pip download --quiet --dest "$folder" "${platform[@]}" -r "$here/requirements.txt"
echo "$(find "$folder" -type f | wc -l) packages in $folder"
