export interface Line {
  article: string;
  cents: number;
  count: number;
}

/** What a visitor wants to buy. */
export class Basket {
  private lines: Line[] = [];

  add(article: string, cents: number, count = 1): void {
    if (count <= 0) {
      throw new RangeError(`count must be positive, not ${count}`);
    }
    const known = this.lines.find((line) => line.article === article);
    if (known) {
      known.count += count;
    } else {
      this.lines.push({ article, cents, count });
    }
  }

  remove(article: string): boolean {
    const at = this.lines.findIndex((line) => line.article === article);
    if (at < 0) {
      return false;
    }
    this.lines.splice(at, 1);
    return true;
  }

  total(): number {
    return this.lines.reduce((sum, line) => sum + line.cents * line.count, 0);
  }
}

export function shipsFree(cents: number, country: string | null): boolean {
  if (country === null) {
    return false;
  }
  switch (country) {
    case "DE":
      return cents >= 4900;
    case "AT":
      return cents >= 7900;
    default:
      return false;
  }
}

export async function checkout(basket: Basket, pay: (cents: number) => Promise<string>, attempts = 3): Promise<string> {
  if (basket.total() === 0) {
    throw new Error("the basket is empty");
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await pay(basket.total());
    } catch (error) {
      if (attempt >= attempts) {
        throw error;
      }
    }
  }
}
