import { priceOf } from "./prices";
import type { Article } from "./articles";

export interface Line {
  article: Article;
  count: number;
}

export const MOST_PER_ARTICLE = 20;

export function add(lines: Line[], article: Article, count: number): Line[] {
  const old = lines.find((line) => line.article.code === article.code);
  const whole = Math.min((old?.count ?? 0) + count, MOST_PER_ARTICLE);
  return [...lines.filter((line) => line !== old), { article, count: whole }];
}

export function total(lines: Line[]): number {
  return lines.reduce((sum, line) => sum + priceOf(line.article, line.count), 0);
}
