// The queue of the crawl, as the store keeps it: what is to be asked next, what came of it, all in one step.
import type { HostQueue, HostState, KnownPage, Lease, NewTask, RobotsFile, Task, TaskEnd, Exchange } from '../model/crawl.js';
import type { Portal, WebRequest } from '../model/web.js';

export interface Seed {
  readonly portal: Portal;
  readonly tasks: readonly NewTask[];
  /** Documents of it wait to be read since a run that was cut off. */
  readonly unread: boolean;
}

/** Times are milliseconds since 1970. A host is leased as a whole, to one process, and asked one thing at a time. */
export interface Frontier {
  /**
   * Goes on with the round of each portal that was not finished, or begins the next one: its seeds, and every document known of it, so that what was taken away is noticed.
   * Returns the ids of portals that rest: they came to the end of theirs in a run that was cut off before the others did, or before all was read.
   */
  begin(seeds: readonly Seed[], now: number): Promise<readonly string[]>;
  /** The next task of a host that is due. The host is busy until `finish`, `keepRobots` or `giveBack`. */
  lease(now: number): Promise<Lease>;
  /** Everything that came of a task, in one transaction: when it returns, none of it is lost by the end of the process. */
  finish(task: Task, end: TaskEnd, now: number): Promise<void>;
  /** Nothing came of it: the task waits as before. */
  giveBack(task: Task): Promise<void>;
  robots(origin: string): Promise<RobotsFile | null>;
  /** The requests for a robots.txt, what was found (null: nothing usable yet) and the host after it; the task waits as before. */
  keepRobots(task: Task, file: RobotsFile | null, exchanges: readonly Exchange[], host: HostState, now: number): Promise<void>;
  /** The newest whole answer to this request, of any portal and round. */
  known(request: WebRequest): Promise<KnownPage | null>;
  /** The same if it was fetched since the round of the task began. */
  fetchedInRound(task: Task): Promise<KnownPage | null>;
  body(sha: string): Promise<Uint8Array | null>;
  /** Those of the keys that no earlier page of the list has shown in this round. */
  unlisted(task: Task, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Further pages that the list of this task has in this round, and which of these keys are asked for already. */
  pages(task: Task, keys: readonly string[]): Promise<{ readonly count: number; readonly known: ReadonlySet<string> }>;
  /** Another address that has brought the document of this key, or an article of exactly these bytes, in this round. */
  twin(task: Task, key: string, sha: string): Promise<string | null>;
  /** Hosts with tasks that wait. */
  queues(): Promise<readonly HostQueue[]>;
  /** Gives the hosts back to other processes. */
  close(now: number): Promise<void>;
}
