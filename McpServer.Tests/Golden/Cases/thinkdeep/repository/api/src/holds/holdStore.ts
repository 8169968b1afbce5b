/** Seats that somebody has in a basket and not yet paid for. */
export interface Hold { seat: string; basket: string; until: number; }

export class HoldStore {
  private readonly holds = new Map<string, Hold>();

  constructor(private readonly now: () => number, private readonly ttlMs = 600_000) {}

  /** Takes a seat for a basket; false when another basket has it. */
  take(seat: string, basket: string): boolean {
    const held = this.holds.get(seat);
    if (held && held.basket !== basket && held.until > this.now()) {
      return false;
    }
    this.holds.set(seat, { seat, basket, until: this.now() + this.ttlMs });
    return true;
  }

  /** Whether a basket still has a seat. */
  isHeldBy(seat: string, basket: string): boolean {
    const held = this.holds.get(seat);
    return held !== undefined && held.basket === basket && held.until > this.now();
  }

  /** Gives up what is past its time; tells how many. */
  expire(): number {
    let gone = 0;
    for (const [seat, hold] of this.holds) {
      if (hold.until <= this.now()) {
        this.holds.delete(seat);
        gone++;
      }
    }
    return gone;
  }
}
