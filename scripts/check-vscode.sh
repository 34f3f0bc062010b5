#!/usr/bin/env bash
# Checks the extension for VS Code: installs what it is built with, checks types, runs its tests, packages it,
# and tries the commands, the program and the server in it. `npm ci` of the project must have been run.
set -euo pipefail
cd "$(dirname "$0")/../editors/vscode"

npm ci --ignore-scripts
npm run typecheck
npm test
rm -f ./*.vsix
npm run package
npm run check-package -- ./*.vsix
