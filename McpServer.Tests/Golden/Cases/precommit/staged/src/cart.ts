import rates from '../config/rates.json';
import { Article, priceOf } from './prices';

export interface Line {
  article: Article;
  count: number;
}

export function total(lines: Line[]): number {
  return lines.reduce((sum, line) => sum + priceOf(line.article, line.count, rates.normal), 0);
}
