import { HoldStore } from './holdStore';

/** Clears stale holds once a minute. */
export function startSweeper(store: HoldStore): NodeJS.Timeout {
  return setInterval(() => {
    store.expire();
  }, 60_000);
}
