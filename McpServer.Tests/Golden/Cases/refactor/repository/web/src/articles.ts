import type { Line } from "./cart";

export interface Article {
  code: string;
  cents: number;
  title: string;
}

/** The codes of what is in a cart. */
export function codes(lines: Line[]): string[] {
  return lines.map((line) => line.article.code);
}
