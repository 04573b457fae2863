/** Time between two pings. */
const pingIntervalMs = 1000;

/** Pings in a row without an answer after which a process is taken for dead, unless told otherwise: 3 s. */
const usualMissedPings = 3;

/**
 * Asks a process once a second whether it still listens. Counts unanswered pings instead of reading
 * a clock, so that a computer that slept does not find everything dead.
 */
export class Heartbeat {
  private readonly sendPing: (sequence: number) => void;
  private readonly onDead: () => void;
  private timer: NodeJS.Timeout | null = null;
  private readonly mostMissedPings: number;
  private sent = 0;
  private answered = 0;

  /** @param mostMissedPings more for a process that may be busy for longer with one thing; one ping a second */
  constructor(
    sendPing: (sequence: number) => void,
    onDead: () => void,
    mostMissedPings = usualMissedPings,
  ) {
    this.mostMissedPings = mostMissedPings;
    this.sendPing = sendPing;
    this.onDead = onDead;
  }

  start(): void {
    this.timer ??= setInterval(() => this.beat(), pingIntervalMs);
    this.beat();
  }

  /** The process answered the ping with this number, and with it all before. */
  answer(sequence: number): void {
    this.answered = Math.max(this.answered, sequence);
  }

  dispose(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private beat(): void {
    if (this.sent - this.answered >= this.mostMissedPings) {
      this.dispose();
      this.onDead();
      return;
    }
    this.sent += 1;
    this.sendPing(this.sent);
  }
}
