import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkInNode } from '../../processes/forkInNode';
import type { ForkedProcess } from '../../processes/forkedProcess';
import { type BuiltProcess, buildProcess } from '../../processes/fixtures/builtProcess';
import { CaseStoreClient, type CaseStoreClientOptions } from '../caseStoreClient';
import type { KeySealer } from '../keys/keyFile';

/** A safe store of secrets as an operating system has it, for one account. */
export function sealerOf(account: string): KeySealer {
  return {
    seal: (text) => Buffer.from(`${account}:${text}`).toString('base64'),
    unseal: (sealed) => {
      const [owner, text] = Buffer.from(sealed, 'base64').toString('utf8').split(':');
      return owner === account ? (text ?? null) : null;
    },
  };
}

/** A system without a safe store, as Linux without a keyring. */
export const noSealer: KeySealer = { seal: () => null, unseal: () => null };

/** The built process of the store and folders for stores of their own. */
export class TestStores {
  private readonly built: BuiltProcess;
  private readonly clients: CaseStoreClient[] = [];
  private readonly folders: string[] = [];
  /** Every process that was forked, oldest first. */
  readonly forked: ForkedProcess[] = [];

  private constructor(built: BuiltProcess) {
    this.built = built;
  }

  static async build(): Promise<TestStores> {
    return new TestStores(
      await buildProcess({ caseStoreProcess: 'main/cases/process/caseStoreProcess.ts' }),
    );
  }

  get entry(): string {
    return join(this.built.folder, 'caseStoreProcess.js');
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
      fork: () => {
        const child = forkInNode(this.entry);
        this.forked.push(child);
        return child;
      },
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

  /** Ends the clients of a test and deletes its folders. */
  async clear(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.close()));
    await Promise.all(
      this.folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })),
    );
  }

  async dispose(): Promise<void> {
    await this.clear();
    await this.built.dispose();
  }
}
