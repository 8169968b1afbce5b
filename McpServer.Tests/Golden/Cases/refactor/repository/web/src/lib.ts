import { codes } from "./articles";
import type { Line } from "./cart";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** 2 March 2024. */
export function longDate(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Mar 2024. */
export function shortDate(date: Date): string {
  return `${MONTHS[date.getUTCMonth()].slice(0, 3)} ${date.getUTCFullYear()}`;
}

/** "today", "yesterday", or the long date. */
export function nearDate(date: Date, now: Date): string {
  const days = Math.floor((now.getTime() - date.getTime()) / 86_400_000);
  if (days === 0) {
    return "today";
  }
  if (days === 1) {
    return "yesterday";
  }
  return longDate(date);
}

const KEY = "shop.cart";

/** What was kept of a cart; nothing when it cannot be read. */
export function loadCart(storage: Storage): Line[] {
  const text = storage.getItem(KEY);
  if (text === null) {
    return [];
  }
  try {
    return JSON.parse(text) as Line[];
  } catch {
    storage.removeItem(KEY); // a cart of an older shop
    return [];
  }
}

/** Keeps a cart until the browser is told to forget it. */
export function saveCart(storage: Storage, lines: Line[]): void {
  if (codes(lines).length === 0) {
    storage.removeItem(KEY);
  } else {
    storage.setItem(KEY, JSON.stringify(lines));
  }
}

/** Forgets the cart. */
export function clearCart(storage: Storage): void {
  storage.removeItem(KEY);
}

let shown: string[] = [];

/** Shows a message to the customer, once. */
export function tell(host: HTMLElement, message: string): void {
  if (shown.includes(message)) {
    return;
  }
  shown.push(message);
  const box = document.createElement("p");
  box.textContent = message;
  host.append(box);
}

/** Takes a message away. */
export function hide(host: HTMLElement, message: string): void {
  shown = shown.filter((each) => each !== message);
  for (const box of host.querySelectorAll("p")) {
    if (box.textContent === message) {
      box.remove();
    }
  }
}

/** Takes all messages away. */
export function hideAll(host: HTMLElement): void {
  shown = [];
  host.replaceChildren();
}

/** Waits until the customer stops typing. */
export function debounce(run: () => void, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}
