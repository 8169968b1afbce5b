import { add, total } from "./cart";

test("a cart holds what was added", () => {
  const lines = add([], { code: "a", cents: 100, title: "A" }, 2);

  expect(total(lines)).toBe(200);
});
