import { Line } from './cart';
import { priceOf } from './prices';

export function invoice(lines: Line[]): string {
  return lines.map(line => `${line.article.name}: ${priceOf(line.article, line.count) / 100} EUR`).join('\n');
}
