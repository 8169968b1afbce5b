export interface Article {
  name: string;
  cents: number;
}

/** What a number of articles costs, in cents. */
export function priceOf(article: Article, count: number): number {
  return article.cents * count;
}
