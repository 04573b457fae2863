import { Deadline } from '../../processes/deadline';
import { endsWithin } from '../../processes/endsWithin';
import type { ForkedProcess } from '../../processes/forkedProcess';
import { Heartbeat } from '../../processes/heartbeat';
import { type HostMessage, storeMessageSchema, type StoreMessage } from '../protocol/storeMessages';
import type { StoreInput, StoreRequestName, StoreResults } from '../protocol/storeRequests';
import { refusalError } from './storeClientErrors';
import { StoreLostError } from './storeLostError';

/** A process that has not said a word after this long will not: a loaded machine forks in under 5 s. */
const onlineWithinMs = 20_000;
/** A long look at a large store on a busy computer. Unit: pings, one a second. */
const mostMissedPings = 60;
/** From the request to close to the end; less than the application waits when it quits. */
const closeWithinMs = 3000;

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Talks to one process of the store from its fork to its end. Owns the process. */
export class StoreConnection {
  private readonly child: ForkedProcess;
  private readonly onLost: (reason: string) => void;
  private readonly heartbeat: Heartbeat;
  private readonly deadline = new Deadline((what) => this.abandon(what));
  private readonly pending = new Map<number, Pending>();
  private readonly exited: Promise<void>;
  private lastId = 0;
  private isOver = false;

  /** @param onLost the process is gone or was killed because it hung; at most once, and not after `close` */
  constructor(child: ForkedProcess, onLost: (reason: string) => void) {
    this.child = child;
    this.onLost = onLost;
    this.heartbeat = new Heartbeat(
      (sequence) => this.send({ type: 'ping', sequence }),
      () => this.abandon('does not answer'),
      mostMissedPings,
    );
    this.deadline.arm(onlineWithinMs, 'did not start');
    child.onMessage((message) => this.receive(message));
    this.exited = new Promise((resolve) => {
      child.onExit((code) => {
        this.lose(`ended by itself (${code === null ? 'by a signal' : `code ${code}`})`);
        resolve();
      });
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** @throws UserFacingError where the store refuses; StoreLostError where the process is gone or goes meanwhile */
  request<Name extends StoreRequestName>(
    name: Name,
    input: StoreInput<Name>,
  ): Promise<StoreResults[Name]> {
    if (this.isOver) return Promise.reject(new StoreLostError('is gone'));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      // The process is of the same version, and its results are typed by the same map.
      const take = (result: unknown) => resolve(result as StoreResults[Name]);
      this.pending.set(id, { resolve: take, reject });
      // The copying of a large store on a busy computer takes minutes, and nothing is answered meanwhile.
      if (name === 'backUp') this.heartbeat.dispose();
      this.send({ type: 'request', id, name, input });
    });
  }

  /** Asks the process to finish what it does and end; kills it only when it does not. */
  async close(): Promise<void> {
    if (!this.isOver) {
      const closed = this.request('close', null).catch(() => undefined);
      this.isOver = true;
      this.end();
      await endsWithin(Promise.race([closed, this.exited]), closeWithinMs);
      if (!(await endsWithin(this.exited, closeWithinMs))) this.child.kill();
    }
    await endsWithin(this.exited, closeWithinMs);
    this.rejectPending('was stopped');
  }

  /** Ends the process at once. */
  abandon(reason: string): void {
    this.lose(reason);
    this.child.kill();
  }

  private send(message: HostMessage): void {
    this.child.send(message);
  }

  private receive(given: unknown): void {
    const message = storeMessageSchema.safeParse(given);
    if (message.success) this.handle(message.data);
    else this.abandon('sends what this version does not understand');
  }

  private handle(message: StoreMessage): void {
    switch (message.type) {
      case 'online':
        this.deadline.disarm();
        if (!this.isOver) this.heartbeat.start();
        return;
      case 'pong':
        this.heartbeat.answer(message.sequence);
        return;
      case 'answer':
        this.take(message.id)?.resolve(message.result);
        return;
      case 'refusal':
        this.take(message.id)?.reject(refusalError(message));
        return;
    }
  }

  private take(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    if (!this.isOver) this.heartbeat.start();
    return pending;
  }

  private lose(reason: string): void {
    const wasOver = this.isOver;
    this.isOver = true;
    this.end();
    this.rejectPending(reason);
    if (!wasOver) this.onLost(reason);
  }

  private rejectPending(reason: string): void {
    const all = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of all) reject(new StoreLostError(reason));
  }

  private end(): void {
    this.heartbeat.dispose();
    this.deadline.disarm();
  }
}
