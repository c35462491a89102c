// The programs that make PDFs of generated pages: those the machine has. Only benches use them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Producer {
  readonly name: string;
  /** What to install where it is missing. */
  readonly needs: string;
  readonly isThere: () => boolean;
  /** HTML files of `folder` → PDF files of the same names beside them. */
  readonly convert: (folder: string, names: readonly string[], headed: ReadonlySet<string>) => void;
}

const chromiumFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function answers(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

export const chromium: Producer = {
  name: 'Chromium',
  needs: 'chromium',
  isThere: () => answers('chromium'),
  convert: (folder, names, headed) => {
    for (const name of names) {
      const pdf = join(folder, `${name}.pdf`);
      spawnSync('chromium', [...chromiumFlags, `--user-data-dir=${join(folder, 'profile')}`, ...(headed.has(name) ? [] : ['--no-pdf-header-footer']), `--print-to-pdf=${pdf}`, `file://${join(folder, `${name}.html`)}`], { stdio: 'ignore', timeout: 60_000 });
      if (!existsSync(pdf)) throw new Error(`chromium made no PDF of ${name}.html.`);
    }
  },
};

export const libreOffice: Producer = {
  name: 'LibreOffice',
  needs: 'libreoffice (soffice)',
  isThere: () => answers('soffice'),
  convert: (folder, names) => {
    for (let i = 0; i < names.length; i += 20) {
      const files = names.slice(i, i + 20).map((n) => join(folder, `${n}.html`));
      spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${join(folder, 'office')}`, '--convert-to', 'pdf:writer_web_pdf_Export', '--outdir', folder, ...files], { stdio: 'ignore', timeout: 300_000 });
    }
    const missing = names.find((n) => !existsSync(join(folder, `${n}.pdf`)));
    if (missing !== undefined) throw new Error(`soffice made no PDF of ${missing}.html.`);
  },
};
