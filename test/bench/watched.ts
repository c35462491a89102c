// `add` in a process of its own, watched from outside: memory, processor time, rate. Of several benches.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../src/cli.js', import.meta.url));

/** Runs `add` with the arguments over so many files and prints what it took. */
export async function addWatched(args: readonly string[], files: number): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'add', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let lines = 0;
  let last = '';
  const peaks = [0, 0, 0, 0];
  let cpu = 0;
  const watch = setInterval(() => {
    const seen = proc(child.pid!);
    if (seen === null) return;
    cpu = seen.cpu;
    const quarter = Math.min(3, Math.floor((lines / files) * 4));
    peaks[quarter] = Math.max(peaks[quarter]!, seen.rss);
  }, 200);
  // What was stored is told line by line, on either stream.
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (d: Buffer) => {
      lines += d.toString().split('\n').length - 1;
      if (stream === child.stdout) last += d.toString();
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`  ${seconds.toFixed(1)} s, ${(files / seconds).toFixed(0)} files/s, exit ${code}\n`);
  if (cpu > 0) process.stdout.write(`  cores in use ${(cpu / seconds).toFixed(2)} of ${availableParallelism()}\n`);
  process.stdout.write(`  peak memory by quarter, MB: ${peaks.map((p) => (p / 1e6).toFixed(0)).join(' · ')} (target: flat)\n`);
  process.stdout.write(`  ${last.trim().split('\n').slice(-3)[0] ?? ''}\n`);
}

/** Resident memory (bytes) and processor time (seconds) of a process, from the kernel; null where there is no /proc. */
export function proc(pid: number): { rss: number; cpu: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return { rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024, cpu: (Number(stat[11]) + Number(stat[12])) / 100 };
  } catch {
    return null;
  }
}
