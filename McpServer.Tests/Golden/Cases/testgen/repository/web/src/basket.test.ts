import { describe, expect, it } from "vitest";
import { Basket, checkout } from "./basket";

const full = () => {
  const basket = new Basket();
  basket.add("pen", 120);
  return basket;
};

describe("basket", () => {
  it("adds an article", () => {
    expect(full().total()).toBe(120);
  });

  it.only("adds up the same article", () => {
    const basket = full();
    basket.add("pen", 120, 2);
    expect(basket.total()).toBe(360);
  });

  it("refuses a count of nothing", () => {
    try {
      full().add("ink", 450, 0);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
  });

  it("begins empty", () => {
    expect(true).toBe(true);
  });

  it("keeps what was added", () => {
    const basket = full();
    basket.add("ink", 450);
    basket.total();
  });

  it.skip("adds an article", () => {
    expect(full().total()).toBe(120);
  });
});

describe("checkout", () => {
  it("gives the receipt", async () => {
    await expect(checkout(full(), async () => "receipt")).resolves.toBe("receipt");
  });

  it("tries again", async () => {
    let calls = 0;
    const paying = checkout(full(), async () => {
      calls++;
      throw new Error("busy");
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(paying).rejects.toThrow("busy");
    expect(calls).toBe(3);
  });
});
