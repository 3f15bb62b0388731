import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

export interface Complaint {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** What our lint rules say of files (path to text) in a copy of the project's bare frame. */
export async function complaintsAbout(files: Readonly<Record<string, string>>): Promise<Complaint[]> {
  const folder = mkdtempSync(join(tmpdir(), 'reply-clock-lint-'));
  try {
    for (const name of ['biome.json', '.gitignore', 'scripts/lint'])
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return complaintsIn(await lint(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lint(folder: string): Promise<string> {
  const args = [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64e6 }, (error, stdout, stderr) =>
      // Complaints make the exit code 1; only an answer that is no report is a failure.
      stdout.startsWith('{') ? done(stdout) : fail(error ?? new Error(stderr)),
    );
  });
}

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string };
}

const complaintsIn = (report: string): Complaint[] =>
  (JSON.parse(report) as { diagnostics: Diagnostic[] }).diagnostics.map(({ category, message, location }) => ({
    path: location.path,
    rule: category,
    message,
  }));
