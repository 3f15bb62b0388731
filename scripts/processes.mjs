// Child processes that never outlive us, and one line per step with its time.
import { spawn } from 'node:child_process';

const startedAt = Date.now();
const running = new Set();

/** One line of progress, with the seconds since the start. */
export function say(text) {
  console.log(`[${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s] ${text}`);
}

/**
 * Runs a command to its end and answers `{ code, output, timedOut }`; `code` is null where it could not start or was
 * killed. `quiet` keeps its output for the caller instead of showing it.
 */
export function run(command, args, { quiet = false, timeoutMs = 0, env = {}, cwd } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      // Its own group, so that what it starts in turn can be ended with it.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    let timedOut = false;
    let timer;
    running.add(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        chunks.push(chunk);
        if (!quiet) process.stdout.write(chunk);
      });
    if (timeoutMs > 0)
      timer = setTimeout(() => {
        timedOut = true;
        end(child);
      }, timeoutMs);
    const finish = (code, trouble = '') => {
      clearTimeout(timer);
      running.delete(child);
      done({ code, output: Buffer.concat(chunks).toString() + trouble, timedOut });
    };
    child.on('error', (error) => finish(null, error.message));
    child.on('close', (code) => finish(code));
  });
}

function signal(child, name) {
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // Already gone.
  }
}

/** Asks first, so that a test runner can close its browsers; then insists. */
function end(child) {
  signal(child, 'SIGINT');
  setTimeout(() => running.has(child) && signal(child, 'SIGKILL'), 5_000).unref();
}

/** Ends all children and waits for them, at most six seconds. */
export async function endChildren() {
  for (const child of running) end(child);
  for (let waited = 0; running.size > 0 && waited < 6_000; waited += 100)
    await new Promise((resume) => setTimeout(resume, 100));
}

let ending = false;

/** Whether a signal is ending this process: what children answer now is no result. */
export const isEnding = () => ending;

/** Ctrl-C and a polite kill end the children first; `last` may say a closing word. */
export function endChildrenOnSignals(last = () => {}) {
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])
    process.on(name, async () => {
      if (ending) return;
      ending = true;
      await endChildren();
      await last();
      process.exit(code);
    });
}
