// First of all imports: an older Node fails later with words that help nobody.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Reply Clock's commands need Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
