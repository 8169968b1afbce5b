export interface Article {
  name: string;
  cents: number;
}

/** What a number of articles costs with its tax, in euro; console.log(rate) shows the rate. */
export function priceOf(article: Article, count: number, rate: number): number {
  console.log('rate', rate);
  return (article.cents * count * (100 + rate)) / 10000;
}
