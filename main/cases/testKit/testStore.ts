import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ForkedProcess } from '../../processes/forkedProcess';
import { forkInNode } from '../../processes/forkInNode';
import { type BuiltProcess, buildProcess } from '../../processes/fixtures/builtProcess';
import { CaseStoreClient, type CaseStoreClientOptions } from '../caseStoreClient';
import { sealerOf } from './testSealer';

/** The built process of the store and folders for stores of their own. */
export class TestStores {
  private built: BuiltProcess | null = null;
  private readonly clients: CaseStoreClient[] = [];
  private readonly folders: string[] = [];
  /** Ids of processes that a test killed. */
  readonly killed = new Set<number>();

  /** Builds the process once for a file of tests. */
  async build(): Promise<void> {
    this.built = await buildProcess({
      caseStoreProcess: 'main/cases/process/caseStoreProcess.ts',
      hostProcess: 'main/cases/testKit/hostProcess.ts',
    });
  }

  get entry(): string {
    return this.builtFile('caseStoreProcess.js');
  }

  /** Starts the process of the store. */
  readonly fork = (): ForkedProcess => forkInNode(this.entry);

  /** Program that logs events until it is killed. */
  get hostEntry(): string {
    return this.builtFile('hostProcess.js');
  }

  /** A new folder, with a name that has what addresses stumble over. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'ampulla cases 증례 100%25 #1 ?-'));
    this.folders.push(folder);
    return join(folder, 'cases');
  }

  client(folder: string, options: Partial<CaseStoreClientOptions> = {}): CaseStoreClient {
    const client = new CaseStoreClient({
      folder,
      fork: this.fork,
      sealer: sealerOf('operator'),
      nowMs: () => performance.now(),
      now: () => new Date(),
      ...options,
    });
    this.clients.push(client);
    return client;
  }

  /** A new store, open. */
  async created(options: Partial<CaseStoreClientOptions> = {}): Promise<CaseStoreClient> {
    const client = this.client(await this.folder(), options);
    await client.open();
    await client.create(null);
    return client;
  }

  /** Ends the clients; their stores stay. */
  async close(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.close()));
  }

  /** Ends the clients of a test and deletes its folders. */
  async clear(): Promise<void> {
    await this.close();
    await Promise.all(
      this.folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })),
    );
  }

  async dispose(): Promise<void> {
    await this.clear();
    await this.built?.dispose();
  }

  private builtFile(name: string): string {
    if (this.built === null) throw new Error('The process of the store is not built yet.');
    return join(this.built.folder, name);
  }
}

/**
 * Node, for programs whose files may not grow beyond a size: a shell sets the limit first.
 * @param folder where the shell's script goes
 * @param kib unit: KiB
 * @returns path of what to run instead of Node
 */
export function nodeWithFileLimit(folder: string, kib: number): string {
  const path = join(folder, `limited-${kib}.sh`);
  const script = `#!/bin/bash\nulimit -f ${kib}\nexec "${process.execPath}" "$@"\n`;
  writeFileSync(path, script, { mode: 0o755 });
  return path;
}
