import { HoldStore } from '../holds/holdStore';

/** Lets the box office clear stale holds by hand, before a sale begins. */
export function releaseStale(store: HoldStore): { released: number } {
  const released = store.expire();
  return { released };
}
