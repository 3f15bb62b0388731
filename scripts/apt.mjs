// Debian's and Ubuntu's packages, where we may install them.
import { existsSync, readFileSync } from 'node:fs';
import { run, say } from './processes.mjs';

/** Root on Debian, Ubuntu or one of their kin. */
export function canUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

let updated = null;
// Another installation may hold the lock: wait for it rather than fail.
const WAIT = ['-o', 'DPkg::Lock::Timeout=180', '-o', 'Acquire::Retries=3'];
const apt = (...args) =>
  run('apt-get', [...WAIT, ...args], { quiet: true, timeoutMs: 480_000, env: { DEBIAN_FRONTEND: 'noninteractive' } });

/** Installs packages; false, with the reason said, where that fails. */
export async function installByApt(packages) {
  updated ??= apt('update');
  if ((await updated).code !== 0) say('apt-get update failed; trying with the lists that are here.');
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...packages);
  if (code !== 0) say(`apt-get could not install ${packages.join(', ')}: ${reasonOf(output)}`);
  return code === 0;
}

/** Whether a package is installed, as dpkg knows. */
export async function hasPackage(name) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format
  const { code, output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}', name], { quiet: true });
  return code === 0 && output.startsWith('ii');
}

const reasonOf = (output) => (output.match(/^E: .*$/gm)?.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim();
