import { MOST_PER_ARTICLE } from "./cart";
import type { Article } from "./articles";

const REBATE = 5;

/** In cents; whoever takes as many as one may gets a rebate. */
export function priceOf(article: Article, count: number): number {
  const whole = article.cents * count;
  return count === MOST_PER_ARTICLE ? Math.round((whole * (100 - REBATE)) / 100) : whole;
}
